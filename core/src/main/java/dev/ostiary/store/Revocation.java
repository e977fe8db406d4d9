package dev.ostiary.store;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

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
     * @param name which tokens; an issuer of at most 1,024 characters, a {@code jti} or {@code ost_sid} of 1 to 256, a {@code sub} of 1 to
     *     1,024, as the factories of {@link Name} see to
     * @param issuedUntil only tokens that were issued up to then
     * @param until from when on the revocation counts no more
     * @throws IllegalArgumentException if the id is empty or longer, or the issuer is longer; the message does not show them
     */
    public Revocation {
        name.issuer().ifPresent(StoreLimits::issuer);
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
        /** One token, by its {@code iss} and {@code jti}. */
        TOKEN,
        /** The tokens of a session, by the session's id. */
        SESSION,
        /** The tokens of a user that belong to no session, by their {@code sub}; of one issuer, or of all. */
        SUBJECT,
        /** Sign-ins at an OpenID provider with one {@code sid}, by {@link ProviderGrant#key}. */
        PROVIDER_SID,
        /** Sign-ins of an OpenID provider's user who has authenticated up to then, by {@link ProviderGrant#key}. */
        PROVIDER_SUB
    }

    /**
     * What is revoked. An id means something with its issuer only: two issuers may give out the same {@code jti} or {@code sub}. Any
     * text may be asked for: one that is too long to be revoked is simply never found.
     *
     * <p>The factories make names of what tokens say. The constructors take what a store has kept.
     *
     * @param kind by what tokens are named
     * @param issuer the exact {@code iss}, which may be empty. Without one: a token that has no {@code iss}, every session, or the
     *     user of that {@code sub} at every issuer
     * @param id the {@code jti}, session's id, {@code sub}, or key of a provider's
     */
    public record Name(Kind kind, Optional<String> issuer, String id) {
        private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,3}");

        /**
         * A name without an issuer.
         *
         * @param kind by what tokens are named
         * @param id the {@code jti}, session's id or {@code sub}
         */
        public Name(Kind kind, String id) {
            this(kind, Optional.empty(), id);
        }

        /**
         * One token. A {@code jti} of more than 256 characters is named by its hash, as {@link StoreLimits#keptWithin} says.
         *
         * @param issuer its {@code iss}; empty where it has none
         * @param tokenId its {@code jti}
         * @return its name
         */
        public static Name ofToken(Optional<String> issuer, String tokenId) {
            return new Name(Kind.TOKEN, within(issuer), StoreLimits.keptWithin(StoreLimits.MAX_ID_LENGTH, tokenId));
        }

        /**
         * The tokens of one session of ours.
         *
         * @param sessionId its id
         * @return their name
         */
        public static Name ofSession(String sessionId) {
            return new Name(Kind.SESSION, sessionId);
        }

        /**
         * A user's tokens of no session, whoever has issued them.
         *
         * @param subject their {@code sub}
         * @return their name
         */
        public static Name ofSubject(String subject) {
            return new Name(Kind.SUBJECT, subject);
        }

        /**
         * A user's tokens of no session, of one issuer.
         *
         * @param issuer their {@code iss}
         * @param subject their {@code sub}
         * @return their name
         */
        public static Name ofSubject(String issuer, String subject) {
            return new Name(Kind.SUBJECT, within(Optional.of(issuer)), subject);
        }

        /**
         * Sign-ins with one {@code sid} of an OpenID provider, which has ended it.
         *
         * @param issuerAndSid {@link ProviderGrant#key} of both
         * @return their name
         */
        public static Name ofProviderSession(String issuerAndSid) {
            return new Name(Kind.PROVIDER_SID, issuerAndSid);
        }

        /**
         * Sign-ins of a user of an OpenID provider, which has ended the user's sessions.
         *
         * @param issuerAndSub {@link ProviderGrant#key} of both
         * @return their name
         */
        public static Name ofProviderSubject(String issuerAndSub) {
            return new Name(Kind.PROVIDER_SUB, issuerAndSub);
        }

        /**
         * Issuer and id as one text, for stores: two names of one kind never have the same text unless both or neither have an issuer.
         *
         * @return the id where there is no issuer; else the issuer's length, a colon, the issuer and the id
         */
        public String text() {
            return issuer.map(name -> name.length() + ":" + name + id).orElse(id);
        }

        /**
         * The name that a store has kept as a kind and a {@linkplain #text() text}.
         *
         * @param kind its kind
         * @param ofIssuer whether it has an issuer
         * @param text what {@link #text()} has made of it
         * @return the name
         * @throws IllegalArgumentException if it is no such text; the message does not show it
         */
        public static Name read(Kind kind, boolean ofIssuer, String text) {
            if (!ofIssuer) {
                return new Name(kind, text);
            }
            int begin = text.indexOf(':') + 1;
            int end = begin + length(text.substring(0, Math.max(0, begin - 1)));
            if (end > text.length()) {
                throw unreadable();
            }
            return new Name(kind, Optional.of(text.substring(begin, end)), text.substring(end));
        }

        private static int length(String digits) {
            if (!LENGTH.matcher(digits).matches()) {
                throw unreadable();
            }
            return Integer.parseInt(digits);
        }

        private static IllegalArgumentException unreadable() {
            return new IllegalArgumentException("no text of a name with an issuer");
        }

        private static Optional<String> within(Optional<String> issuer) {
            return issuer.map(name -> StoreLimits.keptWithin(StoreLimits.MAX_ISSUER_LENGTH, name));
        }

        /** Shows the kind only. */
        @Override
        public String toString() {
            return "Revocation.Name[" + kind + "]";
        }
    }

    /**
     * Revokes one token.
     *
     * @param issuer its {@code iss}; empty where it has none
     * @param tokenId its {@code jti}, however long
     * @param now when
     * @param until when it has expired anyway
     * @return the revocation
     * @throws IllegalArgumentException if the id is empty
     */
    public static Revocation ofToken(Optional<String> issuer, String tokenId, Instant now, Instant until) {
        return new Revocation(Name.ofToken(issuer, tokenId), now, until);
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
