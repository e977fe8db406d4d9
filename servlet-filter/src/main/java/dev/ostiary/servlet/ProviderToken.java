package dev.ostiary.servlet;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The provider's access token of a session, with which an application calls others in the user's name. Immutable and thread-safe. */
public sealed interface ProviderToken {

    /**
     * Here it is.
     *
     * @param token the access token: never for a browser, a log or a page
     * @param type how it is sent: {@code Bearer}
     * @param expiresAt when it expires, where the provider says so
     * @param scopes what the provider granted; empty where it does not say
     */
    record Available(String token, String type, Optional<Instant> expiresAt, List<String> scopes)
            implements ProviderToken {
        /**
         * Copies the list.
         *
         * @param token the access token
         * @param type how it is sent
         * @param expiresAt when it expires
         * @param scopes what the provider granted
         */
        public Available {
            scopes = List.copyOf(scopes);
        }

        /** Does not show the token. */
        @Override
        public String toString() {
            return "Available[" + type + expiresAt.map(time -> ", expires " + time).orElse("") + "]";
        }
    }

    /**
     * There is none until the user has signed in again.
     *
     * @param reason {@link RejectionReason#MISSING_TOKEN}: the request is of no session that began at a provider;
     *     {@link RejectionReason#TOKEN_EXPIRED}: the provider gave no refresh token; {@link RejectionReason#TOKEN_REVOKED} and others: the
     *     provider has ended the session
     */
    record SignInNeeded(RejectionReason reason) implements ProviderToken {}

    /**
     * Provider or store cannot be reached.
     *
     * @param retryAfter when it makes sense to ask again
     */
    record Unavailable(Duration retryAfter) implements ProviderToken {}
}
