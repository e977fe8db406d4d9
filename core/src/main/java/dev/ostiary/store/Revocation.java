package dev.ostiary.store;

import java.time.Instant;

/**
 * Tokens that were taken back before their time.
 *
 * <p>Immutable and thread-safe. {@code toString} shows no id.
 *
 * @param name which tokens
 * @param issuedUntil only tokens that were issued up to then, that second included; for one token or one session it makes no
 *     difference
 * @param until from when on the revocation counts no more, because the last of the tokens has expired
 */
public record Revocation(Name name, Instant issuedUntil, Instant until) {

    /**
     * Takes what is revoked. Times are kept as {@link StoreLimits#time} has them, to the millisecond.
     *
     * @param name which tokens; a {@code jti} or {@code sid} of 1 to 256 characters, a {@code sub} of 1 to 1,024
     * @param issuedUntil only tokens that were issued up to then
     * @param until from when on the revocation counts no more
     * @throws IllegalArgumentException if the id is empty or longer; the message does not show it
     */
    public Revocation {
        if (name.kind() == Kind.SUBJECT) {
            StoreLimits.subject(name.id());
        } else {
            StoreLimits.id("id", name.id());
        }
        issuedUntil = StoreLimits.time(issuedUntil);
        until = StoreLimits.time(until);
    }

    /** By what tokens are named. */
    public enum Kind {
        /** One token, by its {@code jti}. */
        TOKEN,
        /** The tokens of a session, by their {@code sid}. */
        SESSION,
        /** The tokens of a user that belong to no session, by their {@code sub}. */
        SUBJECT
    }

    /**
     * What is revoked. Any text may be asked for: one that is too long to be revoked is simply never found.
     *
     * @param kind by what tokens are named
     * @param id the {@code jti}, {@code sid} or {@code sub}
     */
    public record Name(Kind kind, String id) {
        /** Shows the kind only. */
        @Override
        public String toString() {
            return "Revocation.Name[" + kind + "]";
        }
    }

    /**
     * Revokes one token.
     *
     * @param tokenId its {@code jti}
     * @param now when
     * @param until when it has expired anyway
     * @return the revocation
     * @throws IllegalArgumentException if the id is empty or longer than 256 characters
     */
    public static Revocation ofToken(String tokenId, Instant now, Instant until) {
        return new Revocation(new Name(Kind.TOKEN, tokenId), now, until);
    }

    /**
     * The revocation that both make together: of each time the later one.
     *
     * @param other of the same name
     * @return a revocation that covers both
     */
    public Revocation and(Revocation other) {
        return new Revocation(name, later(issuedUntil, other.issuedUntil), later(until, other.until));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Shows kind and times only. */
    @Override
    public String toString() {
        return "Revocation[" + name.kind() + ", until " + until + "]";
    }
}
