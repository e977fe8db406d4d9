package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What ties sign-ins to one browser, for all of its tabs: 32 random bytes, how many callbacks in a row have ended without a session, and how
 * many sign-ins were completed within a minute. {@link SignInStates} writes it as a cookie and reads it. Immutable.
 */
public final class SignInBinding {
    /** So many callbacks in a row without a session are one too many: 3. */
    public static final int MOST_ATTEMPTS = 3;

    static final int RANDOM_BYTES = 32;
    private static final int MOST_COUNTED = 255;
    private static final int HASH_BYTES = 16;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final byte[] random;
    private final int attempts;
    private final int signIns;
    private final Instant since;

    SignInBinding(byte[] random, int attempts, int signIns, Instant since) {
        this.random = random.clone();
        this.attempts = Math.min(attempts, MOST_COUNTED);
        this.signIns = Math.min(signIns, MOST_COUNTED);
        this.since = since;
    }

    static SignInBinding fresh(RandomGenerator source) {
        byte[] bytes = new byte[RANDOM_BYTES];
        source.nextBytes(bytes);
        return new SignInBinding(bytes, 0, 0, Instant.EPOCH);
    }

    /**
     * How many callbacks in a row have ended without a session.
     *
     * @return 0 to 255
     */
    public int attempts() {
        return attempts;
    }

    /**
     * After a callback that has ended without a session.
     *
     * @return one attempt more
     */
    public SignInBinding attempted() {
        return new SignInBinding(random, attempts + 1, signIns, since);
    }

    /**
     * After a sign-in that was completed.
     *
     * @param now by which a minute is measured, from the first of them on
     * @return no attempts, one sign-in more
     */
    public SignInBinding completed(Instant now) {
        return isWithinTheMinute(now)
                ? new SignInBinding(random, 0, signIns + 1, since)
                : new SignInBinding(random, 0, 1, now);
    }

    /**
     * After the user has signed out: sign-ins before and after that are no circle.
     *
     * @return nothing counted, the same random bytes
     */
    public SignInBinding signedOut() {
        return new SignInBinding(random, 0, 0, Instant.EPOCH);
    }

    /**
     * Whether the browser has completed three sign-ins within a minute, so that a fourth would not help it either.
     *
     * @param now by which the minute is measured
     * @return false once the minute is over
     */
    public boolean isLoopingAt(Instant now) {
        return signIns >= MOST_ATTEMPTS && isWithinTheMinute(now);
    }

    private boolean isWithinTheMinute(Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(MINUTE));
    }

    /** Of the random bytes alone: it stays the same when something is counted. */
    String hash() {
        return Base64Url.encode(Arrays.copyOf(sha256(random), HASH_BYTES));
    }

    boolean hasHash(String expected) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] random() {
        return random.clone();
    }

    int signIns() {
        return signIns;
    }

    Instant since() {
        return since;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Shows what is counted. */
    @Override
    public String toString() {
        return "SignInBinding[" + attempts + " attempts, " + signIns + " sign-ins]";
    }
}
