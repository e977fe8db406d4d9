package dev.ostiary.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client as it is registered at an issuer. Immutable; its {@code toString} shows the id alone.
 *
 * @param id {@code client_id}
 * @param secret for basic and post; empty: it has none
 * @param key for {@code private_key_jwt}; empty: it has none
 * @param redirectUris patterns of where its users may be sent back to
 */
record RegisteredClient(String id, Optional<String> secret, Optional<PublicKey> key, List<Pattern> redirectUris) {
    static final String DEFAULT_ID = "client";
    static final String DEFAULT_SECRET = "secret-of-the-test-client-32-bytes";

    private static final Pattern ANY_LOOPBACK =
            Pattern.compile("https?://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?/[^#\\s]*");
    private static final String ANY_PORT = ":*";

    static RegisteredClient usual() {
        return new RegisteredClient(DEFAULT_ID, Optional.of(DEFAULT_SECRET), Optional.empty(), List.of(ANY_LOOPBACK));
    }

    /** What a registered URI matches: itself, and with {@code :*} behind a loopback host any port (RFC 8252, section 7.3). */
    static Pattern pattern(String redirectUri) {
        int port = redirectUri.indexOf(ANY_PORT);
        if (port < 0) {
            return Pattern.compile(Pattern.quote(requireUri(redirectUri, redirectUri)));
        }
        String host = redirectUri.substring(0, port);
        if (!host.matches("https?://(127\\.0\\.0\\.1|localhost|\\[::1])")) {
            throw new IllegalArgumentException(
                    "redirectUris: any port (:*) is for 127.0.0.1, localhost and [::1]; write the port of other hosts");
        }
        requireUri(redirectUri.replaceFirst(":\\*", ""), redirectUri);
        String rest = redirectUri.substring(port + ANY_PORT.length());
        return Pattern.compile(Pattern.quote(host) + "(:[0-9]{1,5})?" + Pattern.quote(rest));
    }

    private static String requireUri(String text, String written) {
        if (!text.matches("[a-zA-Z][a-zA-Z0-9+.-]*:[^#*\\s]+")) {
            throw new IllegalArgumentException("redirectUris: '" + written
                    + "' must be an absolute URI without a fragment, such as http://127.0.0.1:*/auth/callback");
        }
        return text;
    }

    boolean mayRedirectTo(String uri) {
        return redirectUris.stream().anyMatch(pattern -> pattern.matcher(uri).matches());
    }

    /** After signing out the browser may go to any page of an origin to which it may be sent back signed in. */
    boolean maySignOutTo(String uri) {
        try {
            URI wanted = URI.create(uri);
            String origin = wanted.getScheme() + "://" + wanted.getRawAuthority();
            return redirectUris.stream()
                    .anyMatch(pattern -> pattern == ANY_LOOPBACK
                            ? pattern.matcher(uri).matches()
                            : pattern.matcher(origin + pathOf(pattern)).matches());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String pathOf(Pattern pattern) {
        String uri = pattern.pattern()
                .replace("(:[0-9]{1,5})?", "")
                .replace("\\Q", "")
                .replace("\\E", "");
        int path = uri.indexOf('/', uri.indexOf("://") + "://".length());
        return path < 0 ? "" : uri.substring(path);
    }

    boolean isPublic() {
        return secret.isEmpty() && key.isEmpty();
    }

    boolean hasSecret(String candidate) {
        return secret.filter(known -> MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + id + "]";
    }
}
