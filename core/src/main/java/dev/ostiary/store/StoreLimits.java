package dev.ostiary.store;

import dev.ostiary.encoding.NameLimit;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every store takes and refuses alike: for whoever implements {@link TokenStateStore}.
 *
 * <p>No message shows a value. Stateless and thread-safe.
 */
public final class StoreLimits {
    /** The longest id: 256 characters. */
    public static final int MAX_ID_LENGTH = 256;

    /** The longest subject, that of a token: 1,024 characters. */
    public static final int MAX_SUBJECT_LENGTH = NameLimit.MAX_LENGTH;

    /** The longest issuer of a revocation: 1,024 characters. */
    public static final int MAX_ISSUER_LENGTH = NameLimit.MAX_LENGTH;

    /** The longest label of a session: 200 characters. */
    public static final int MAX_LABEL_LENGTH = 200;

    /** How many names of revocations may be asked for at once: 16. */
    public static final int MAX_NAMES = 16;

    /** The longest purpose of a one-time token: 64 characters. */
    public static final int MAX_PURPOSE_LENGTH = 64;

    /** How many one-time tokens may be open for one subject and purpose: 5. */
    public static final int MAX_ONE_TIME = 5;

    /** How many replaced refresh tokens of a session are remembered: 16. */
    public static final int MAX_SUPERSEDED = 16;

    /** How many tokens may be confirmed at once: 1,000. */
    public static final int MAX_CONFIRMED = 1_000;

    /** The end of the year 9999: what is later counts as this. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** What a text begins with that stands for another one. */
    private static final String HASHED = "sha256:";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private StoreLimits() {}

    /**
     * Checks an id.
     *
     * @param argument what to call it in the message
     * @param id 1 to {@value #MAX_ID_LENGTH} characters, whichever they are
     * @return the id
     * @throws IllegalArgumentException if it is empty or longer
     */
    public static String id(String argument, String id) {
        return text(argument, id, 1, MAX_ID_LENGTH);
    }

    /**
     * Checks a subject.
     *
     * @param subject 1 to {@value #MAX_SUBJECT_LENGTH} characters, whichever they are
     * @return the subject
     * @throws IllegalArgumentException if it is empty or longer
     */
    public static String subject(String subject) {
        return text("subject", subject, 1, MAX_SUBJECT_LENGTH);
    }

    /**
     * Checks the issuer of a revocation.
     *
     * @param issuer at most {@value #MAX_ISSUER_LENGTH} characters, whichever they are; may be empty
     * @return the issuer
     * @throws IllegalArgumentException if it is longer
     */
    public static String issuer(String issuer) {
        return text("issuer", issuer, 0, MAX_ISSUER_LENGTH);
    }

    /**
     * Cuts a label.
     *
     * @param label any text
     * @return its first {@value #MAX_LABEL_LENGTH} characters
     */
    public static String label(String label) {
        return label.length() <= MAX_LABEL_LENGTH ? label : label.substring(0, MAX_LABEL_LENGTH);
    }

    /**
     * A text of any length as one that a store takes: itself or, where it is too long, its hash behind a mark. A text that begins
     * with the mark is hashed, too, so that nobody can choose one that stands for another.
     *
     * @param most the longest that is kept as it is; 71 or more
     * @param text what another one made up, such as a {@code jti}
     * @return at most so many characters; two texts have the same only if they are equal
     */
    public static String keptWithin(int most, String text) {
        return text.length() <= most && !text.startsWith(HASHED) ? text : HASHED + hash(text);
    }

    /**
     * What stands for a text where texts of any length and of any characters would be in the way, such as in an index.
     *
     * @param text any, half of a surrogate pair included
     * @return SHA-256 of its UTF-16 units, in 64 hexadecimal digits
     */
    public static String hash(String text) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length());
        units.asCharBuffer().put(text);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(units.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * A time as stores keep it: to the millisecond, not before 1970, not after {@link #LATEST}.
     *
     * @param time any
     * @return the time that is kept
     */
    public static Instant time(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return time.isAfter(LATEST) ? LATEST : time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The last time of a second, for comparisons that include it: a provider tells whole seconds.
     *
     * @param time any
     * @return its second's last millisecond, as {@link #time} has it
     */
    public static Instant thatSecond(Instant time) {
        return time(time(time).truncatedTo(ChronoUnit.SECONDS).plusMillis(999));
    }

    /**
     * Checks how long a lease shall last.
     *
     * @param lasting what {@link ProviderGrants#lease} was given
     * @return the same
     * @throws IllegalArgumentException unless it is from 1 ms to {@link StoredGrant#LONGEST_LEASE}
     */
    public static Duration lease(Duration lasting) {
        if (lasting.compareTo(Duration.ofMillis(1)) < 0 || lasting.compareTo(StoredGrant.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lasting: expected 1 ms to 1 min, got " + lasting);
        }
        return lasting;
    }

    /**
     * Checks a key of a provider's user or session.
     *
     * @param argument what to call it in the message
     * @param key 64 hexadecimal digits, as {@link ProviderGrant#key} makes them
     * @return the key
     * @throws IllegalArgumentException if it is another text
     */
    public static String key(String argument, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    argument + ": expected 64 hexadecimal digits, as ProviderGrant.key makes them");
        }
        return key;
    }

    /**
     * Checks what {@link TokenStateStore#revocationsOf} is asked for.
     *
     * @param names at most {@value #MAX_NAMES}
     * @return the names
     * @throws IllegalArgumentException if they are more
     */
    public static Set<Revocation.Name> names(Set<Revocation.Name> names) {
        if (names.size() > MAX_NAMES) {
            throw new IllegalArgumentException("names: expected at most " + MAX_NAMES + ", got " + names.size());
        }
        return names;
    }

    /**
     * Checks what {@link TokenStateStore#rotate} is asked for. Were both tokens the same, two callers could win.
     *
     * @param presented the {@code jti} of the token that is to be replaced
     * @param successor what shall take its place
     * @return the successor
     * @throws IllegalArgumentException if it is the same token
     */
    public static Successor successor(String presented, Successor successor) {
        if (successor.token().equals(presented)) {
            throw new IllegalArgumentException("successor: expected another token than the presented one");
        }
        return successor;
    }

    /**
     * Checks what {@link TokenStateStore#confirm} is told.
     *
     * @param arrived at most {@value #MAX_CONFIRMED}
     * @return the same
     * @throws IllegalArgumentException if they are more
     */
    public static Map<String, TokenCopy> confirmed(Map<String, TokenCopy> arrived) {
        if (arrived.size() > MAX_CONFIRMED) {
            throw new IllegalArgumentException(
                    "arrived: expected at most " + MAX_CONFIRMED + ", got " + arrived.size());
        }
        return arrived;
    }

    /**
     * Checks what {@link TokenStateStore#endAll} is asked to revoke besides the sessions.
     *
     * @param subject whose sessions end
     * @param others of the same subject
     * @return the revocation
     * @throws IllegalArgumentException if the subject is empty or too long, or the revocation is another one; no value is shown
     */
    public static Revocation ofSubject(String subject, Revocation others) {
        subject(subject);
        if (others.name().kind() != Revocation.Kind.SUBJECT
                || !others.name().id().equals(subject)) {
            throw new IllegalArgumentException("others: expected a revocation of the same subject");
        }
        return others;
    }

    static String text(String argument, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(
                    argument + ": expected " + least + " to " + most + " characters, got " + text.length());
        }
        return text;
    }
}
