package dev.ostiary.servlet;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Publishes the public halves of the keys that sign, as a JWK set (RFC 7517, section 5): those of sessions, for other services to verify with,
 * and {@code client-key}, by which a provider knows this application ({@code private_key_jwt}) and which it finds there as {@code jwks_uri}.
 *
 * <p>Register it behind the filter, at a path that is public, for example {@code /.well-known/jwks.json}. Where only secrets sign
 * there is nothing to publish, and it answers 404. The answer may be cached for ten minutes and has an {@code ETag}: a key is to verify for
 * longer than that before it signs. Immutable, thread-safe.
 */
public final class JwksServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String CACHE = "public, max-age=600";

    /** For the container. */
    public JwksServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> jwkSet = Sessions.of(request).jwkSet();
        if (jwkSet.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = jwkSet.get().getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash(body)) + "\"";
        response.setHeader("Cache-Control", CACHE);
        response.setHeader("ETag", tag);
        if (isKnown(request, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/jwk-set+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** RFC 9110, section 13.1.2. */
    private static boolean isKnown(HttpServletRequest request, String tag) {
        return Told.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
