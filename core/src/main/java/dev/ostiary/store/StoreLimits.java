package dev.ostiary.store;

import dev.ostiary.encoding.NameLimit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

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

    /** The longest label of a session: 200 characters. */
    public static final int MAX_LABEL_LENGTH = 200;

    /** How many names of revocations may be asked for at once: 16. */
    public static final int MAX_NAMES = 16;

    /** The end of the year 9999: what is later counts as this. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

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
     * Checks that {@link TokenStateStore#advance} goes from one state of a session to another one of the same session. Were the
     * current token the same, two callers could win.
     *
     * @param expected what the caller has seen
     * @param next the new state
     * @throws IllegalArgumentException if id or subject differ, or the current token does not
     */
    public static void step(SessionState expected, SessionState next) {
        if (!next.id().equals(expected.id()) || !next.subject().equals(expected.subject())) {
            throw new IllegalArgumentException("next: expected a state of the same session");
        }
        if (next.currentToken().equals(expected.currentToken())) {
            throw new IllegalArgumentException("next: expected another current token");
        }
    }

    static String text(String argument, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(
                    argument + ": expected " + least + " to " + most + " characters, got " + text.length());
        }
        return text;
    }
}
