package dev.ostiary.servlet.config;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.KeyDerivation;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the keys of signing in derive from: {@code session-key} where it is set, else a {@code client-secret} that is long enough, else,
 * with a store that forgets as well, a random secret of this start.
 *
 * @param derivations the first seals, all open; empty where there is a problem, which is on record
 * @param areOfThisStart whether they are random, and end with the process
 */
record SignInKeys(List<KeyDerivation> derivations, boolean areOfThisStart) {
    private static final String SESSION_SIGNATURE = "session signature";

    /**
     * @param read of the filter, to which sessions belong
     * @param clientSecret of the first provider that has one
     */
    static SignInKeys read(SettingReader read, String issuer, String clientId, Optional<String> clientSecret) {
        // No issuer has a line end in it, so what stands before it is the issuer.
        String salt = issuer + "\n" + clientId;
        if (read.isSet(Setting.SESSION_KEY)) {
            return new SignInKeys(
                    read.optional(Setting.SESSION_KEY, text -> ofSessionKey(text, salt))
                            .orElse(List.of()),
                    false);
        }
        Optional<KeyDerivation> derived = clientSecret.flatMap(secret -> ofSecret(secret, salt));
        if (derived.isPresent()) {
            return new SignInKeys(List.of(derived.get()), false);
        }
        if (!(read.store() instanceof StoreOrigin.Memory)) {
            read.problem(
                    Setting.SESSION_KEY,
                    "sessions outlive this process, but there is nothing to sign and seal them with: client-secret is "
                            + (clientSecret.isPresent() ? "too short or too regular for that" : "not set")
                            + "; set it, for all nodes the same");
            return new SignInKeys(List.of(), false);
        }
        return new SignInKeys(List.of(KeyDerivation.random()), true);
    }

    /** What signs the tokens of sessions where {@code session-key} does not. */
    Optional<KeyRing> sessionSignature() {
        return derivations.stream().findFirst().map(first -> first.signingKeys(SESSION_SIGNATURE));
    }

    private static List<KeyDerivation> ofSessionKey(String text, String salt) {
        String place = text.strip();
        return Keys.parseSigningKeys(ResourceText.isLocation(place) ? ResourceText.at(place) : text).stream()
                .flatMap(key -> KeyDerivation.of(key, salt).stream())
                .toList();
    }

    /** A secret that could be guessed protects an exchange with the provider, who counts the attempts, but no token. */
    private static Optional<KeyDerivation> ofSecret(String secret, String salt) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        try {
            HmacSecret.ofBytes(bytes);
            return Optional.of(KeyDerivation.of(bytes, salt));
        } catch (IllegalArgumentException tooWeak) {
            return Optional.empty();
        }
    }
}
