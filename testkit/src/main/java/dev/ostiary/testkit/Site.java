package dev.ostiary.testkit;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What browsers compare addresses by: origin (RFC 6454) and schemeful site. */
final class Site {
    private Site() {}

    /** Scheme, host and port, the default port left out. */
    static String origin(URI uri) {
        String scheme = scheme(uri);
        int port = uri.getPort();
        boolean usual = port < 0 || (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        return scheme + "://" + host(uri) + (usual ? "" : ":" + port);
    }

    static String host(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException(
                    "uri: '" + uri.getScheme() + ":…' has no host; write http://host:port/path");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /** Scheme and registrable domain, which is here the last two labels; an address is a site of its own. Ports do not count. */
    static String site(URI uri) {
        String host = host(uri);
        return scheme(uri) + "://" + (isAddress(host) ? host : host.replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", ""));
    }

    static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    /** Whether cookies with {@code Secure} are taken, and {@code Sec-Fetch-*} is sent: https, or a loopback host. */
    static boolean isTrustworthy(URI uri) {
        String host = host(uri);
        return scheme(uri).equals("https")
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** Value of {@code Sec-Fetch-Site} for one address of a chain. */
    static String relation(URI initiator, URI target) {
        if (origin(initiator).equals(origin(target))) {
            return "same-origin";
        }
        return site(initiator).equals(site(target)) ? "same-site" : "cross-site";
    }

    static boolean isSame(Optional<URI> initiator, URI target) {
        return initiator.map(uri -> site(uri).equals(site(target))).orElse(true);
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }
}
