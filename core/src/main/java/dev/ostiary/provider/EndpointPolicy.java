package dev.ostiary.provider;

import dev.ostiary.key.LoopbackHost;
import java.net.URI;

/**
 * Which addresses an endpoint may have: https; plain HTTP where that is allowed, or where the issuer itself is this machine, for a provider
 * elsewhere has no business with what listens here.
 *
 * @param plainHttpAllowed to whatever host
 * @param issuerIsLocal whether the issuer is plain HTTP to this machine
 */
record EndpointPolicy(boolean plainHttpAllowed, boolean issuerIsLocal) {

    static EndpointPolicy of(URI issuer, boolean plainHttpAllowed) {
        return new EndpointPolicy(plainHttpAllowed, isPlain(issuer) && LoopbackHost.is(issuer.getHost()));
    }

    /** @throws IllegalArgumentException if it is none; the message does not show it */
    URI require(String argument, Object value) {
        URI uri = value instanceof String text ? parsed(argument, text) : value instanceof URI given ? given : null;
        if (uri == null
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || !allowsScheme(uri)) {
            throw new IllegalArgumentException(
                    argument + ": expected an https URL with a host, without user information and fragment");
        }
        return uri;
    }

    private static URI parsed(String argument, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException noUri) {
            throw new IllegalArgumentException(argument + ": expected a URL");
        }
    }

    private boolean allowsScheme(URI uri) {
        return isPlain(uri)
                ? plainHttpAllowed || (issuerIsLocal && LoopbackHost.is(uri.getHost()))
                : "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
