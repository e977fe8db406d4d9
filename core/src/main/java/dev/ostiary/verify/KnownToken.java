package dev.ostiary.verify;

import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.VerificationKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that was verified, by whose key, and how long it holds. Immutable, and so are all its parts.
 *
 * <p>It is its own key in the cache. What each hit asks for stands here, as numbers where it can: among a million of tokens, each
 * further object is one that the processor has to fetch from memory.
 */
final class KnownToken extends TokenText {
    /** Its own fields, its place in the cache, and the user that a filter makes of it, all but what depends on the claims. */
    private static final int BYTES_ALWAYS = 1_024;

    private final VerifiedJwt jwt;
    private final TrustedIssuer issuer;
    private final @Nullable String issuerName;
    private final KeyQuery query;
    private final VerificationKey key;
    private final long holdsFrom;
    private final long holdsUntil;

    /**
     * Takes what is known of a token.
     *
     * @param text all of the token
     * @param jwt what came of it, handed out again
     * @param progress of its verification: who has verified it and is asked again, by which key
     */
    KnownToken(String text, VerifiedJwt jwt, Progress progress) {
        super(text, 0);
        this.jwt = jwt;
        this.issuer = progress.issuer().orElseThrow();
        this.issuerName = progress.issuerName().orElse(null);
        this.query = progress.token().orElseThrow().keyQuery();
        this.key = progress.key().orElseThrow();
        TimeSpan span = issuer.policy().passing(jwt.registered());
        this.holdsFrom = span.from();
        this.holdsUntil = span.until();
    }

    String text() {
        return line();
    }

    VerifiedJwt jwt() {
        return jwt;
    }

    /** By which its key was found. */
    KeyQuery query() {
        return query;
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

    /** Whether all checks are certain to let it pass at that time, in milliseconds since 1970. */
    boolean holdsAt(long now) {
        return holdsFrom <= now && now < holdsUntil;
    }

    /** About what it takes in memory: the text itself, a byte a character, and its claims, which may take a multiple of it. */
    int bytes() {
        return BYTES_ALWAYS + text().length() + ClaimsFootprint.of(jwt.claims());
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "KnownToken[" + jwt + "]";
    }
}
