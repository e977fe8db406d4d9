package dev.ostiary.testkit;

import java.time.Duration;
import java.util.Optional;

/**
 * What an issuer makes of one authorization request, instead of signing its user in at once. Immutable.
 *
 * <p>It is given to {@link TestIssuer#answer}. The request is checked before, as always.
 */
public final class AuthorizationAnswer {
    private final Optional<String> error;
    private final Optional<String> description;
    private final Duration delay;
    private final boolean asking;

    private AuthorizationAnswer(Optional<String> error, Optional<String> description, Duration delay, boolean asking) {
        this.error = error;
        this.description = description;
        this.delay = delay;
        this.asking = asking;
    }

    /**
     * The user has said no: {@code error=access_denied} (RFC 6749, section 4.1.2.1).
     *
     * @return the answer
     */
    public static AuthorizationAnswer denied() {
        return error("access_denied");
    }

    /**
     * The user has waited too long at the provider's page, as Keycloak says it: {@code temporarily_unavailable} with the description
     * {@code authentication_expired}.
     *
     * @return the answer
     */
    public static AuthorizationAnswer expired() {
        return new AuthorizationAnswer(
                Optional.of("temporarily_unavailable"), Optional.of("authentication_expired"), Duration.ZERO, false);
    }

    /**
     * Any other error.
     *
     * @param code such as {@code server_error} or {@code login_required}; sent as it is
     * @return the answer
     */
    public static AuthorizationAnswer error(String code) {
        return new AuthorizationAnswer(Optional.of(code), Optional.empty(), Duration.ZERO, false);
    }

    /**
     * An error with a description.
     *
     * @param code such as {@code server_error}
     * @param description becomes {@code error_description}, whatever is in it
     * @return the answer
     */
    public static AuthorizationAnswer error(String code, String description) {
        return new AuthorizationAnswer(Optional.of(code), Optional.of(description), Duration.ZERO, false);
    }

    /**
     * The user is signed in, only later. The wait ends when the issuer is closed.
     *
     * @param delay before the answer
     * @return the answer
     */
    public static AuthorizationAnswer slowly(Duration delay) {
        return new AuthorizationAnswer(Optional.empty(), Optional.empty(), delay, false);
    }

    /**
     * A page with a form comes first, as for somebody who has to type a password: {@link BrowserTab#submit()} sends it. Afterwards
     * the callback is a navigation that the provider's page has begun, which browsers treat otherwise than one without a page between.
     *
     * @return the answer
     */
    public static AuthorizationAnswer asking() {
        return new AuthorizationAnswer(Optional.empty(), Optional.empty(), Duration.ZERO, true);
    }

    Optional<String> error() {
        return error;
    }

    Optional<String> description() {
        return description;
    }

    Duration delay() {
        return delay;
    }

    boolean isAsking() {
        return asking;
    }

    /** Shows the error, if it is one. */
    @Override
    public String toString() {
        return "AuthorizationAnswer[" + error.orElse("signed in") + "]";
    }
}
