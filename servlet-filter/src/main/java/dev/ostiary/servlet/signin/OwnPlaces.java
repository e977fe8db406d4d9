package dev.ostiary.servlet.signin;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.key.LoopbackHost;
import dev.ostiary.provider.SignInStart;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.ReturnTarget;
import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.csrf.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the filter's own paths are, as clients see them. Immutable, thread-safe.
 *
 * @param authPath below which they are, within the application
 * @param address of the application
 * @param target where within the application a browser returns to
 */
record OwnPlaces(String authPath, ExternalAddress address, ReturnTarget target) {
    static final String SIGN_OUT = "/sign-out";
    static final String SESSION = "/session";

    /** How many sign-ins in a row have come to nothing: of no meaning to anybody but the filter itself. */
    static final String ATTEMPT = "attempt";

    /** A place below {@code auth-path}. */
    String at(String ownPath, HttpServletRequest request) {
        return address.basePath(request) + authPath + ownPath;
    }

    /** The sign-in, with parameters that are escaped here. */
    String signIn(HttpServletRequest request, Map<String, String> parameters) {
        return at(SignInPages.SIGN_IN, request) + query(parameters);
    }

    /** The sign-in, for a place that is one of this application; else for none. */
    String signInFor(Optional<String> place, HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        target.parameter()
                .ifPresent(name ->
                        place.filter(path -> isWithin(path, request)).ifPresent(path -> parameters.put(name, path)));
        return signIn(request, parameters);
    }

    /** Whether a browser may be sent there: a safe path, and one of this application. */
    boolean isWithin(String path, HttpServletRequest request) {
        return target.within(request, path).equals(path);
    }

    /** The sign-in once more, for the same place in the end. */
    String signInAgain(HttpServletRequest request, Optional<String> returnTo, int attempt) {
        Map<String, String> parameters = new LinkedHashMap<>();
        target.parameter().ifPresent(name -> returnTo.ifPresent(path -> parameters.put(name, path)));
        parameters.put(ATTEMPT, Integer.toString(attempt));
        return signIn(request, parameters);
    }

    /** A place to return to, as far as it is one of this application; else its home page. */
    String returnTo(Optional<String> path, HttpServletRequest request) {
        return target.within(request, path.orElse(null));
    }

    /** Where the provider is to send the browser back to; empty where the client's address cannot be told. */
    Optional<URI> redirectUri(Optional<String> provider, HttpServletRequest request) {
        return origin(request).map(origin -> redirectUri(origin, provider, request));
    }

    /** The application's origin as clients see it, as a text; empty where it cannot be told. */
    Optional<String> origin(HttpServletRequest request) {
        return address.origin(request).map(OwnPlaces::text);
    }

    /** The same with an origin that is known. */
    URI redirectUri(String origin, Optional<String> provider, HttpServletRequest request) {
        return URI.create(origin
                + at(SignInPages.CALLBACK, request)
                + provider.map(name -> "/" + name).orElse(""));
    }

    /** Whether whoever is on the way could read what is sent: plain HTTP to another machine, or it cannot be told, or not for what it is. */
    boolean isInsecure(HttpServletRequest request) {
        return address.origin(request)
                .filter(origin -> text(origin).length() <= SignInStart.MOST_ORIGIN_CHARACTERS)
                .filter(origin -> origin.scheme().equals("https")
                        || (origin.scheme().equals("http") && LoopbackHost.isToBrowsers(origin.host())))
                .isEmpty();
    }

    private static String text(Origin origin) {
        boolean usual = origin.port() == (origin.scheme().equals("https") ? 443 : 80);
        return origin.scheme() + "://" + origin.host() + (usual ? "" : ":" + origin.port());
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : "?" + FormEncoding.encode(parameters);
    }
}
