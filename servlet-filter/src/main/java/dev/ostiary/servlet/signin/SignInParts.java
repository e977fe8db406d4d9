package dev.ostiary.servlet.signin;

import dev.ostiary.provider.SignInStates;
import dev.ostiary.servlet.session.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What several of the endpoints use. Thread-safe.
 *
 * @param providers one or more; the first is the one where none is named
 * @param places where the filter's own paths are
 * @param cookie ties sign-ins to a browser
 * @param states what travels to the provider and back
 * @param cookies of the sessions
 * @param lookup tells who is signed in
 * @param refusals pages for what comes to nothing
 * @param clock by which loops are noticed
 */
record SignInParts(
        List<RegisteredProvider> providers,
        OwnPlaces places,
        SignInCookie cookie,
        SignInStates states,
        SessionCookies cookies,
        SessionLookup lookup,
        SignInRefusals refusals,
        InstantSource clock) {
    /** Under the filter's own name, where all that is said about its settings stands. */
    static final String LOG_NAME = "dev.ostiary.servlet.AuthFilter";

    /** The one of that name; the first where there is none of it. */
    RegisteredProvider provider(Optional<String> name) {
        return providers.stream()
                .filter(each -> name.equals(each.pathName()))
                .findFirst()
                .orElse(providers.get(0));
    }

    SignInQuery query(HttpServletRequest request) {
        Set<String> forwardable = providers.get(0).config().requests().forwarded();
        return SignInQuery.of(request, places, forwardable);
    }
}
