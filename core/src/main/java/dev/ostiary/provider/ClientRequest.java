package dev.ostiary.provider;

import java.net.URI;
import java.util.Map;

/**
 * A form that is sent with the client's credentials. Immutable.
 *
 * @param uri where to
 * @param headers beside those that are always sent
 * @param form encoded
 */
record ClientRequest(URI uri, Map<String, String> headers, String form) {
    /** Shows nothing: all of it may be secret. */
    @Override
    public String toString() {
        return "ClientRequest[...]";
    }
}
