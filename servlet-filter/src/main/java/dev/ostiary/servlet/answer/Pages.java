package dev.ostiary.servlet.answer;

import java.util.Optional;

/**
 * The pages that a refused browser is led to. Immutable.
 *
 * @param signIn a path within the web application that starts with {@code /}, or an absolute URL; a query and a fragment stay; empty:
 *     nobody is ever sent to sign in
 * @param returnToParameter the parameter that tells the sign-in page where to return to; empty: not sent
 * @param formExpired a path within the web application that starts with {@code /}, without query: shown instead of the filter's own page to
 *     a browser whose form was not sent for want of a user; empty: the filter's own
 * @param ownSignIn the filter's own path within the application that leads to a provider, for scripts that are told why they get 401; empty:
 *     it has none
 */
public record Pages(
        Optional<String> signIn,
        Optional<String> returnToParameter,
        Optional<String> formExpired,
        Optional<String> ownSignIn) {
    /** None: nobody is sent anywhere. */
    public static final Pages NONE = new Pages(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Pages of a filter that signs nobody in by itself.
     *
     * @param signIn where to sign in
     * @param returnToParameter tells that page where to return to
     * @param formExpired shown instead of the filter's own page
     */
    public Pages(Optional<String> signIn, Optional<String> returnToParameter, Optional<String> formExpired) {
        this(signIn, returnToParameter, formExpired, Optional.empty());
    }
}
