package dev.ostiary.servlet.config;

import dev.ostiary.key.LoopbackHost;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.path.PathPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that are paths, patterns, pages or origins. Stateless. */
final class Locations {
    /** The characters of a path segment that never need escaping (RFC 3986, section 3.3), without wildcard and parameters. */
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()+,=:@/-]*");

    /** What may follow a path, escaped where it has to be (RFC 3986, sections 3.4 and 3.5). */
    private static final Pattern QUERY_AND_FRAGMENT = Pattern.compile(
            "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?");

    private static final Pattern EMPTY_OR_DOTS = Pattern.compile("//|/\\.\\.?(/|$)");

    private static final Pattern METADATA = Pattern.compile(
            "(?i)https?://.*/\\.well-known/(?:openid-configuration|oauth-authorization-server(?:/.*)?)");
    private static final Pattern UNDERSCORE = Pattern.compile("(?i)https?://[^/?#_]*_[^/?#]*(?:[/?#].*)?");
    private static final Pattern URL = Pattern.compile("(?i)https?://[\\x21-\\x7e]+");
    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;

    private Locations() {}

    static PathPattern publicPath(String text) {
        PathPattern pattern = PathPattern.parse(text);
        if (pattern.isCatchAll()) {
            throw new IllegalArgumentException(
                    "'" + text + "' would open the whole application; name what is public, for example /assets/**");
        }
        return pattern;
    }

    /** A path within the application or an absolute URL, with a query and a fragment where there are some; empty text means no page. */
    static Optional<String> signInPage(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean good = text.startsWith("/") ? isPathOfPage(text) : isUrl(text);
        if (!good) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a path that begins with one '/' nor an absolute"
                            + " http or https URL, or holds a wildcard or what would need escaping"
                            + hintAtHost(text));
        }
        Optional<String> page = Optional.of(text);
        pattern(page);
        return page;
    }

    /** A path within the application; empty text means no page. */
    static Optional<String> pageWithin(String text) {
        if (!text.isEmpty() && !isPlainPath(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path within the application that begins with one '/',"
                            + " or holds a query, a fragment, a wildcard or what would need escaping");
        }
        return Optional.of(text).filter(page -> !page.isEmpty());
    }

    /**
     * Where a page is within the application; empty for one elsewhere.
     *
     * @throws IllegalArgumentException where that is no pattern
     */
    static Optional<PathPattern> pattern(Optional<String> page) {
        return page.filter(location -> location.startsWith("/")).map(location -> PathPattern.parse(pathOf(location)));
    }

    /** A page without its query and fragment. */
    static String pathOf(String page) {
        int end = 0;
        while (end < page.length() && "?#".indexOf(page.charAt(end)) < 0) {
            end++;
        }
        return page.substring(0, end);
    }

    static Origin origin(String text) {
        return Origin.parse(text)
                .filter(origin -> WEB_SCHEMES.contains(origin.scheme()))
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is not http:// or https:// with a host, perhaps a port, and nothing after them"
                        + hintAtHost(text)));
    }

    /** An absolute URL whose path begins those of the application. A slash alone is no path (RFC 3986, section 6.2.3). */
    static ExternalUrl externalUrl(String text) {
        URI uri = Optional.of(text)
                .filter(Locations::isUrl)
                .flatMap(Locations::uri)
                .filter(address -> address.getRawQuery() == null && address.getRawFragment() == null)
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is no absolute http or https URL, or holds a query or a fragment" + hintAtHost(text)));
        String path = uri.getRawPath().equals("/") ? "" : uri.getRawPath();
        if (path.endsWith("/")) {
            throw new IllegalArgumentException("'" + text + "' ends with a slash; write it without");
        }
        if (!ExternalAddress.isBasePath(path)) {
            throw new IllegalArgumentException("'" + text + "' has a path that can be read in two ways, or holds what a"
                    + " redirect or a cookie cannot, such as ';' and ','");
        }
        return new ExternalUrl(origin(uri.getScheme() + "://" + uri.getRawAuthority()), path);
    }

    /** Where keys are fetched; a message never repeats it, for it may hold a password. That it is reached without TLS is for {@link #isPlainHttp} to say. */
    static URI keyAddress(String text) {
        if (ResourceText.isLocation(text) || text.contains("-----BEGIN ") || text.startsWith("{")) {
            throw new IllegalArgumentException("is a key or the place of one, which public-key takes, and no such URL");
        }
        if (METADATA.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is the address of a provider's metadata and not of a JWK set; remove it and set"
                            + " issuer to what their member 'issuer' says, or set it to what their 'jwks_uri' says");
        }
        return uri(text)
                .filter(uri -> WEB_SCHEMES.contains(String.valueOf(uri.getScheme())))
                .filter(uri -> hasHost(uri) && uri.getRawFragment() == null)
                .orElseThrow(() -> new IllegalArgumentException("is no such URL" + hintAtHost(text)));
    }

    /** Where a provider answers; a message never repeats it, for its query may hold a secret. */
    static URI endpoint(String text) {
        return uri(text)
                .filter(uri -> WEB_SCHEMES.contains(String.valueOf(uri.getScheme())))
                .filter(uri -> hasHost(uri) && uri.getRawFragment() == null)
                .orElseThrow(() -> new IllegalArgumentException("is no such URL" + hintAtHost(text)));
    }

    /** A path below which others are: plain, of more than a slash, and without one at its end. */
    static String authPath(String text) {
        String path = pageWithin(text).orElse("/");
        if (path.endsWith("/")) {
            throw new IllegalArgumentException("'" + text + "' is empty or ends with a slash; write it as /auth");
        }
        return path;
    }

    /** What is wrong with the host of a URL that has one for people, but none for Java; empty where nothing is. */
    static String hintAtHost(String text) {
        return UNDERSCORE.matcher(text).matches()
                ? "; its host has an underscore, which no host name may have (RFC 1123, section 2.1): Java finds no host there."
                        + " Reach it under a name without"
                : "";
    }

    /** What others on the network could read and change: http, but to this machine itself. */
    static boolean isPlainHttp(URI uri) {
        return uri.getScheme().equals("http") && !LoopbackHost.is(uri.getHost());
    }

    private static boolean isPathOfPage(String text) {
        String path = pathOf(text);
        return isPlainPath(path)
                && QUERY_AND_FRAGMENT.matcher(text.substring(path.length())).matches();
    }

    private static boolean isPlainPath(String text) {
        return PLAIN_PATH.matcher(text).matches()
                && !EMPTY_OR_DOTS.matcher(text).find();
    }

    private static boolean isUrl(String text) {
        return URL.matcher(text).matches()
                && uri(text).filter(Locations::hasHost).isPresent();
    }

    private static boolean hasHost(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getPort() <= MAX_PORT
                && uri.getPort() != 0
                && !String.valueOf(uri.getRawAuthority()).endsWith(":");
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
