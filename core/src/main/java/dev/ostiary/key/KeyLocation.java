package dev.ostiary.key;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the JWK set of an issuer is. {@code toString} names it for logs. */
interface KeyLocation {
    /** Longer addresses are cut off in logs. */
    int MOST_SHOWN = 200;

    /**
     * Finds it out.
     *
     * @param last what the last successful refresh found; {@code null} where there was none, or one failed since
     */
    Outcome find(Exchange exchange, @Nullable Found last, Instant now);

    /**
     * An address as logs show it: without the query, which may hold a password, in ASCII, 200 characters at most. The issuer's metadata
     * may have named it.
     */
    static String shown(URI uri) {
        String text = URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath())
                .toASCIIString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** There it is, and since when that is known. */
    record Found(URI uri, Instant since) implements Outcome {}

    /** It could not be found out. */
    record NotFound(JwksFault fault, String detail) implements Outcome {}

    /** Configured. */
    record Fixed(URI uri) implements KeyLocation {
        @Override
        public Outcome find(Exchange exchange, @Nullable Found last, Instant now) {
            return new Found(uri, now);
        }

        @Override
        public String toString() {
            return shown(uri);
        }
    }
}
