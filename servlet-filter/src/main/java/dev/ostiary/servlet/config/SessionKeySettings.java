package dev.ostiary.servlet.config;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.servlet.config.SessionSettings.SessionKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who signs the tokens of sessions: with {@code secret} its one issuer, whose verifier takes them; with {@code session-key} an issuer
 * beside all others.
 */
final class SessionKeySettings {
    private final SettingReader read;
    private final List<IssuerConfig> issuers;
    private final boolean atProvider;
    private final Optional<SignInSettings.Parts> provider;

    /**
     * @param atProvider whether users are signed in with a provider
     * @param provider what is known of it, whose secret may serve then
     */
    SessionKeySettings(
            SettingReader read,
            List<IssuerConfig> issuers,
            boolean atProvider,
            Optional<SignInSettings.Parts> provider) {
        this.read = read;
        this.issuers = issuers;
        this.atProvider = atProvider;
        this.provider = provider;
    }

    Optional<SessionKeys> keys(boolean on) {
        Optional<KeyRing> own = read.optional(Setting.SESSION_KEY, SessionKeySettings::ring);
        if (!on) {
            return Optional.empty();
        }
        if (atProvider) {
            Optional<KeyRing> derived = provider.flatMap(known -> known.keys().sessionSignature());
            return (read.isSet(Setting.SESSION_KEY) ? own : derived).map(this::besideIssuers);
        }
        boolean secret = read.isSet(Setting.SECRET);
        if (secret && read.isSet(Setting.SESSION_KEY)) {
            read.problem(
                    Setting.SESSION_KEY, "the tokens of sessions are signed with secret already; set one of the two");
            return Optional.empty();
        }
        if (!secret && !read.isSet(Setting.SESSION_KEY)) {
            read.problem(
                    Setting.SESSION_KEY, "there is nothing to sign the tokens of sessions with; set it, or secret");
        }
        return secret ? issuers.stream().findFirst().flatMap(this::ofSecret) : own.map(this::besideIssuers);
    }

    private Optional<SessionKeys> ofSecret(IssuerConfig issuer) {
        if (!SessionSettings.acceptsAccessTokens(issuer)) {
            read.problem(Setting.TOKEN_TYPES, "lacks at+jwt, the type of a session's access tokens");
        }
        if (!issuer.audienceUnchecked() && !issuer.audienceClaim().equals("aud")) {
            read.problem(Setting.AUDIENCE_CLAIM, "the tokens of sessions name their audience in aud");
        }
        return read.optional(Setting.SECRET, text -> ring(text, issuer.algorithms()))
                .map(ring -> new SessionKeys(
                        ring,
                        false,
                        issuer.issuer().orElse(SessionConfig.OWN_NAME),
                        issuer.audience().stream().findFirst().orElse(SessionConfig.OWN_NAME),
                        issuer.claims(),
                        issuer.clockSkew()));
    }

    private SessionKeys besideIssuers(KeyRing ring) {
        issuers.forEach(this::reportWhatCannotBeToldApart);
        Set<String> audiences = Lists.set(read.list(Setting.AUDIENCE, Words::name));
        String audience = audiences.stream()
                .filter(name -> !name.equals("unchecked"))
                .findFirst()
                .orElse(SessionConfig.OWN_NAME);
        return new SessionKeys(
                ring,
                true,
                SessionConfig.OWN_NAME,
                audience,
                ClaimMapping.read(read, Set.of(audience)),
                read.value(Setting.CLOCK_SKEW, DurationSetting::clockSkew));
    }

    private void reportWhatCannotBeToldApart(IssuerConfig issuer) {
        if (issuer.issuer().isEmpty()) {
            read.problem(
                    Setting.ISSUER,
                    "with session-key there are two who sign, told apart by the iss of their tokens; set it");
        }
        if (issuer.issuer().filter(SessionConfig.OWN_NAME::equals).isPresent()) {
            issuer.name()
                    .map(read::ofIssuer)
                    .orElse(read)
                    .problem(Setting.ISSUER, "is the iss of the tokens of sessions");
        }
    }

    private static KeyRing ring(String text) {
        String place = text.strip();
        return Keys.parseKeyRing(ResourceText.isLocation(place) ? ResourceText.at(place) : text);
    }

    /** An algorithm that the secret is too short for is a problem of its own. */
    private static KeyRing ring(String text, Set<JwsAlgorithm> allowed) {
        HmacSecret secret = HmacSecret.ofText(text);
        JwsAlgorithm algorithm = allowed.stream()
                .filter(secret.verificationKey().algorithms()::contains)
                .min(Comparator.naturalOrder())
                .orElse(JwsAlgorithm.HS256);
        return KeyRing.of(secret.signingKey(algorithm));
    }
}
