package dev.ostiary.provider;

import java.net.URI;
import java.util.Map;

/**
 * What is to be sent, before the client's credentials are added. Immutable.
 *
 * @param uri where to
 * @param parameters in order
 */
record ClientForm(URI uri, Map<String, String> parameters) {
    /** Shows nothing: a code or a token is among them. */
    @Override
    public String toString() {
        return "ClientForm[...]";
    }
}
