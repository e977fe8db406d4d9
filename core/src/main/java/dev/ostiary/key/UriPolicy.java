package dev.ostiary.key;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which addresses keys may be fetched from.
 *
 * @param plainHttpAllowed whether {@code http:} may leave this machine
 */
record UriPolicy(boolean plainHttpAllowed) {
    private static final int MAX_PORT = 65_535;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\." + OCTET + "){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    URI require(String argument, URI uri) {
        if (!allows(uri)) {
            throw new IllegalArgumentException(argument
                    + ": expected an https: URL with a host, without user information and fragment"
                    + (plainHttpAllowed ? " (http: is allowed too)" : "; http: only to localhost, or if allowed"));
        }
        return uri;
    }

    boolean allows(URI uri) {
        return uri.getHost() != null
                && uri.getPort() <= MAX_PORT
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && allowsScheme(uri);
    }

    private boolean allowsScheme(URI uri) {
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            return plainHttpAllowed || isLoopback(uri.getHost());
        }
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
