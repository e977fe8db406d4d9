package dev.ostiary.key;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One document to get.
 *
 * @param uri where it is
 * @param etag the entity tag of the copy that is already there, exactly as the server wrote it; to be sent as
 *     {@code If-None-Match} (RFC 9110, section 13.1.2)
 * @param timeout how long the whole exchange may take, from looking up the name to the last byte of the body
 */
public record FetchRequest(URI uri, Optional<String> etag, Duration timeout) {
    /** The largest body that may be read: 262,144 bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    /** Shows the address without its query, which may hold a password. */
    @Override
    public String toString() {
        return "FetchRequest[" + KeyLocation.shown(uri) + "]";
    }
}
