package dev.ostiary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept for a session that was signed in at an OpenID provider: the provider's tokens, sealed, and by what its logout tokens name the
 * session.
 *
 * <p>A store compares {@code subjectKey} and {@code sidKey} and reads nothing else. Times are kept as {@link StoreLimits#time} has them, to the
 * millisecond. Immutable and thread-safe. {@code toString} shows times only.
 *
 * @param provider the provider's name in this application
 * @param subjectKey {@link #key} of the ID token's {@code iss} and {@code sub}
 * @param sidKey {@link #key} of the ID token's {@code iss} and {@code sid}; empty where it has no {@code sid}
 * @param issuedAt {@code iat} of the ID token that the user signed in with: when the session began, by the provider's clock
 * @param authenticatedAt {@code auth_time} of that ID token, else its {@code iat}
 * @param sealed the provider's tokens and what else belongs to the session, as ciphertext that is bound to its id
 */
public record ProviderGrant(
        String provider,
        String subjectKey,
        Optional<String> sidKey,
        Instant issuedAt,
        Instant authenticatedAt,
        String sealed) {
    /** The longest sealed text: 65,536 characters. */
    public static final int MAX_SEALED_LENGTH = 65_536;

    /**
     * Takes what is to be kept.
     *
     * @param provider 1 to 256 characters
     * @param subjectKey 64 hexadecimal digits, as {@link #key} makes them
     * @param sidKey the same; may be empty
     * @param issuedAt when the session began, by the provider's clock
     * @param authenticatedAt when the user has authenticated, by the provider's clock
     * @param sealed 1 to {@value #MAX_SEALED_LENGTH} visible ASCII characters
     * @throws IllegalArgumentException if a text is another one; the message names it and does not show it
     */
    public ProviderGrant {
        StoreLimits.id("provider", provider);
        StoreLimits.key("subjectKey", subjectKey);
        sidKey.ifPresent(key -> StoreLimits.key("sidKey", key));
        issuedAt = StoreLimits.time(issuedAt);
        authenticatedAt = StoreLimits.time(authenticatedAt);
        StoreLimits.text("sealed", sealed, 1, MAX_SEALED_LENGTH);
        if (!isVisible(sealed)) {
            throw new IllegalArgumentException("sealed: expected visible ASCII characters only");
        }
    }

    /** Without a pattern, which takes a tenth of a sign-in for a text as long as this. */
    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * What stands for a user or a session of an issuer where they are looked up.
     *
     * @param issuer the exact {@code iss}
     * @param id the exact {@code sub} or {@code sid}
     * @return SHA-256 of both in 64 hexadecimal digits; two pairs never have the same
     */
    public static String key(String issuer, String id) {
        return StoreLimits.hash(issuer.length() + ":" + issuer + id);
    }

    /**
     * The same with other tokens.
     *
     * @param text the new sealed text
     * @return a new grant
     */
    public ProviderGrant sealedAs(String text) {
        return new ProviderGrant(provider, subjectKey, sidKey, issuedAt, authenticatedAt, text);
    }

    /**
     * The sign-in that this was made from.
     *
     * @return by what a logout of the provider finds it
     */
    public ProviderSignIn signIn() {
        return new ProviderSignIn(subjectKey, sidKey, authenticatedAt);
    }

    /**
     * By what a store notes that the provider has ended this session, or all of this user's.
     *
     * @return as {@link ProviderSignIn#endedNames} says
     */
    public Set<Revocation.Name> endedNames() {
        return signIn().endedNames();
    }

    /**
     * Whether the provider has ended what this grant was made from.
     *
     * @param revocations those in force; of other names they make no difference
     * @return as {@link ProviderSignIn#isEndedBy} says
     */
    public boolean isEndedBy(Collection<Revocation> revocations) {
        return signIn().isEndedBy(revocations);
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "ProviderGrant[issued " + issuedAt + ", authenticated " + authenticatedAt + "]";
    }
}
