package dev.ostiary.store.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the server is and who we are there. Immutable; shows neither user nor password.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param credentials empty: none are sent
 * @param database 0 or more
 * @param tls whether the connection is encrypted
 */
record RedisAddress(String host, int port, Optional<Credentials> credentials, int database, boolean tls) {
    private static final int DEFAULT_PORT = 6379;
    private static final String FORM =
            "uri: expected redis://[[user]:password@]host[:port][/database], or rediss:// for TLS; redis-sentinel:// and"
                    + " redis-cluster:// have several hosts";

    /** Empty user: the server's default one. */
    record Credentials(String user, String password) {

        /**
         * Reads {@code user:password}; {@code %} and two digits stand for a byte.
         *
         * @throws IllegalArgumentException with the message that is given
         */
        static Credentials of(String userInfo, String form) {
            int colon = userInfo.indexOf(':');
            if (colon < 0 || colon + 1 == userInfo.length()) {
                throw new IllegalArgumentException(form);
            }
            return new Credentials(
                    decoded(userInfo.substring(0, colon), form), decoded(userInfo.substring(colon + 1), form));
        }

        /** What is no such byte would be shown by the decoder's complaint. */
        private static String decoded(String text, String form) {
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException(form);
            }
        }

        @Override
        public String toString() {
            return "Credentials[...]";
        }
    }

    /**
     * Reads a URI; in user and password, {@code %} and two digits stand for a byte.
     *
     * @throws IllegalArgumentException if it is of another form; the message does not show it
     */
    static RedisAddress parse(String text) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme());
        require(scheme.equals("redis") || scheme.equals("rediss"));
        require(uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null);
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        require(port >= 1 && port <= 65_535);
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new RedisAddress(
                host,
                port,
                Optional.ofNullable(uri.getRawUserInfo()).map(info -> Credentials.of(info, FORM)),
                database(uri.getRawPath()),
                scheme.equals("rediss"));
    }

    /** The parser's own complaint would show the password. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(FORM);
        }
    }

    private static int database(String path) {
        require(path.matches("/?|/[0-9]{1,4}"));
        return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** Another server, where we are the same. */
    RedisAddress at(String otherHost, int otherPort) {
        return new RedisAddress(otherHost, otherPort, credentials, database, tls);
    }

    /** Host and port only. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
