package dev.ostiary.store;

import java.time.Instant;

/**
 * The id of a token that works once. The time is kept as {@link StoreLimits#time} has it. Immutable.
 *
 * @param id its {@code jti}; 1 to 256 characters
 * @param subject whose it is; 1 to 1,024 characters
 * @param purpose what it is good for; 1 to 64 characters
 * @param until when it can be consumed no more
 */
public record OneTimeId(String id, String subject, String purpose, Instant until) {
    /**
     * Takes what is to be kept.
     *
     * @param id 1 to 256 characters
     * @param subject 1 to 1,024 characters
     * @param purpose 1 to 64 characters
     * @param until when it can be consumed no more
     * @throws IllegalArgumentException if a text is empty or longer; the message names it and does not show it
     */
    public OneTimeId {
        StoreLimits.id("id", id);
        StoreLimits.subject(subject);
        StoreLimits.text("purpose", purpose, 1, StoreLimits.MAX_PURPOSE_LENGTH);
        until = StoreLimits.time(until);
    }

    /** Shows purpose and time only. */
    @Override
    public String toString() {
        return "OneTimeId[" + purpose + ", until " + until + "]";
    }
}
