package dev.ostiary.key;

import java.net.URI;

/**
 * Which addresses keys may be fetched from.
 *
 * @param plainHttpAllowed whether {@code http:} may leave this machine
 */
record UriPolicy(boolean plainHttpAllowed) {
    private static final int MAX_PORT = 65_535;

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
            return plainHttpAllowed || LoopbackHost.is(uri.getHost());
        }
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
