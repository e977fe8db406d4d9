package dev.ostiary.verify;

import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.VerificationKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that was verified, by whose key, and how long it holds. Immutable, and so are all its parts, but for what its cache notes of it.
 *
 * <p>It is its own key in the cache. What each hit asks for stands here, as numbers where it can: among a million of tokens, each
 * further object is one that the processor has to fetch from memory.
 */
final class KnownToken extends TokenText {
    /** Its own fields, its place in the cache, its registered claims, and the user that a filter makes of it, all but their texts. */
    private static final int BYTES_ALWAYS = 1_024;

    private static final byte MOST_USES = 3;

    private final VerifiedJwt jwt;
    private final KnownOrigin origin;
    private final long holdsFrom;
    private final long holdsUntil;
    private final int bytes;

    /** Written without a lock by whoever finds the token; one more or less does not matter. */
    private byte uses;

    /** In which queue it is, and its place among others; the cache's lock guards these. */
    boolean isResident;

    @Nullable
    KnownToken older;

    @Nullable
    KnownToken newer;

    /**
     * Takes what is known of a token.
     *
     * @param text all of the token
     * @param jwt what came of it, handed out again
     * @param origin who has verified it and is asked again, by which key
     */
    KnownToken(String text, VerifiedJwt jwt, KnownOrigin origin) {
        super(text, 0);
        this.jwt = jwt;
        this.origin = origin;
        TimeSpan span = origin.issuer().policy().passing(jwt.registered());
        this.holdsFrom = span.from();
        this.holdsUntil = span.until();
        this.bytes = BYTES_ALWAYS + text.length() + ClaimsFootprint.of(jwt.claimsOnce(), jwt.registered());
    }

    String text() {
        return line();
    }

    VerifiedJwt jwt() {
        return jwt;
    }

    /** By which its key was found. */
    KeyQuery query() {
        return origin.query();
    }

    /** What would be found out about it now, or nothing if its key does not count any more. */
    Optional<Verification> verifyAgain(Progress progress) {
        progress.selected(origin.issuer(), origin.issuerName());
        return origin.issuer().verifyAgain(this, progress);
    }

    /** Whether its very key is among them, not only one of the same id. */
    boolean isSignedWithOneOf(List<VerificationKey> candidates) {
        return candidates.contains(origin.key());
    }

    /** Whether all checks are certain to let it pass at that time, in milliseconds since 1970. */
    boolean holdsAt(long now) {
        return holdsFrom <= now && now < holdsUntil;
    }

    /**
     * About what it takes in memory at most, when all its claims have been asked for: the text itself, a byte a character, and its claims,
     * which may take a multiple of it.
     */
    int bytes() {
        return bytes;
    }

    /** What the limit of its cache counts it with. */
    int weight() {
        return Math.max(VerifiedTokenCache.LEAST_BYTES, bytes);
    }

    /** It was found. Most are found often, and then nothing is written. Read once: many threads at once must not count beyond the most. */
    void noteUse() {
        byte known = uses;
        if (known < MOST_USES) {
            uses = (byte) (known + 1);
        }
    }

    /** Whether it was found since it was last asked for this, three times at most for three finds. */
    boolean takeUse() {
        byte known = uses;
        if (known == 0) {
            return false;
        }
        uses = (byte) (known - 1);
        return true;
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "KnownToken[" + jwt + "]";
    }
}
