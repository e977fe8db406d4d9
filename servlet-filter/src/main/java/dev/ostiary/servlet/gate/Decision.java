package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import dev.ostiary.session.SessionGrant;
import java.util.Optional;

/** What becomes of a request. Immutable. */
public sealed interface Decision {

    /**
     * Who the request is from; nobody where nobody had to be known, or nobody could be.
     *
     * @return nobody, too
     */
    Identity identity();

    /**
     * The application runs.
     *
     * @param identity the user, or nobody where nobody had to be known
     * @param staleCookie whether the request carries a cookie of ours whose token is invalid, which is to be cleared
     * @param sessionOver whether the cookie of the refresh token is to be cleared, too
     * @param renewal the tokens that the browser gets on the way
     */
    record Proceed(Identity identity, boolean staleCookie, boolean sessionOver, Optional<SessionGrant> renewal)
            implements Decision {
        /**
         * Lets a request in.
         *
         * @param identity its user, or nobody
         * @return an admission that changes no cookie
         */
        public static Proceed as(Identity identity) {
            return new Proceed(identity, false, false, Optional.empty());
        }

        Proceed renewedBy(SessionGrant grant) {
            return new Proceed(identity, staleCookie, sessionOver, Optional.of(grant));
        }
    }

    /**
     * The application does not run.
     *
     * @param refusal what is answered instead
     * @param identity the user who is known and not allowed, whom the application's error page shows; else nobody
     * @param sessionOver whether the refresh token is no good either, so that its cookie is cleared along with the other
     * @param ofAnotherSession whether the access token in the cookie is good, but of another session than the refresh token
     * @param shownBy writes the answer; empty: as everywhere
     */
    record Refuse(
            Refusal refusal,
            Identity identity,
            boolean sessionOver,
            boolean ofAnotherSession,
            Optional<RefusalResponder> shownBy)
            implements Decision {
        /**
         * Refuses where cookies are of one session.
         *
         * @param refusal what is answered
         * @param identity the user who is known and not allowed, or nobody
         * @param sessionOver whether the refresh token is no good either
         */
        public Refuse(Refusal refusal, Identity identity, boolean sessionOver) {
            this(refusal, identity, sessionOver, false, Optional.empty());
        }

        /**
         * Refuses whoever it is.
         *
         * @param refusal what is answered
         * @return a refusal that ends no session
         */
        public static Refuse with(Refusal refusal) {
            return new Refuse(refusal, Identity.anonymous(), false);
        }

        static Refuse ofAnotherSession(Refusal refusal) {
            return new Refuse(refusal, Identity.anonymous(), false, true, Optional.empty());
        }

        /**
         * What one of the filter's own paths refuses.
         *
         * @param refused its answer
         * @return the same as a decision
         */
        public static Refuse byEndpoint(EndpointAnswer.Refused refused) {
            return new Refuse(refused.refusal(), Identity.anonymous(), refused.sessionOver(), false, refused.shownBy());
        }

        Refuse withSupportId(String id) {
            return new Refuse(refusal.withSupportId(id), identity, sessionOver, false, shownBy);
        }

        static Refuse endingSession(Refusal refusal) {
            return new Refuse(refusal, Identity.anonymous(), true);
        }
    }

    /**
     * The filter itself was asked, by one of its own paths; that is yet to be carried out.
     *
     * @param endpoint what stands at the path
     * @param apiPath whether the path is one that always gets JSON
     */
    record Own(SessionEndpoint endpoint, boolean apiPath) implements Decision {
        @Override
        public Identity identity() {
            return Identity.anonymous();
        }
    }

    /**
     * The application does not run, for it was the filter that was asked.
     *
     * @param answer what came of it; not a refusal
     */
    record Serve(EndpointAnswer answer) implements Decision {
        @Override
        public Identity identity() {
            return Identity.anonymous();
        }
    }
}
