package dev.ostiary.verify;

import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.VerificationKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that was verified, and by whose key. Immutable, and so are all its parts.
 *
 * @param text all of the token
 * @param verified what came of it, handed out again
 * @param issuer who has verified it and is asked again
 * @param issuerName the configured name, or {@code null} where any issuer is taken
 * @param query by which its key was found
 * @param key whose signature it bears
 */
record KnownToken(
        String text,
        Verification.Verified verified,
        TrustedIssuer issuer,
        @Nullable String issuerName,
        KeyQuery query,
        VerificationKey key) {
    /** Its own fields, its place in the cache, and the user that a filter makes of it, all but what depends on the claims. */
    private static final int BYTES_ALWAYS = 1_024;

    static KnownToken of(String text, Verification.Verified verified, Progress progress) {
        return new KnownToken(
                text,
                verified,
                progress.issuer().orElseThrow(),
                progress.issuerName().orElse(null),
                progress.token().orElseThrow().keyQuery(),
                progress.key().orElseThrow());
    }

    /** What would be found out about it now, or nothing if its key does not count any more. */
    Optional<Verification> verifyAgain(Progress progress) {
        progress.selected(issuer, issuerName);
        return issuer.verifyAgain(this, progress);
    }

    /** Whether its very key is among them, not only one of the same id. */
    boolean isSignedWithOneOf(List<VerificationKey> candidates) {
        return candidates.contains(key);
    }

    /** About what it takes in memory: the text itself, a byte a character, and its claims, which may take a multiple of it. */
    int bytes() {
        return BYTES_ALWAYS + text.length() + ClaimsFootprint.of(verified.jwt().claims());
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "KnownToken[" + verified.jwt() + "]";
    }
}
