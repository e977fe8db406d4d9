package dev.ostiary.benchmarks.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * As much of an OpenID provider as signing in asks of one: metadata, keys, a user who is signed in already, and tokens signed with RS256.
 * There is no userinfo, so that everybody needs one exchange. It checks nothing and remembers nothing: the code holds the nonce.
 * Thread-safe.
 */
final class ProviderStub extends Handler.Abstract {
    static final String CLIENT = "shop";
    static final String SECRET = "secret-of-the-shop-0123456789-abcdefghijklm";
    private static final int KEY_BITS = 2_048;

    private final String issuer;
    private final RSAKey key;
    private final StubTokens tokens;

    ProviderStub(String issuer) throws JOSEException {
        this.issuer = issuer;
        this.key = new RSAKeyGenerator(KEY_BITS).keyID("2026-01-a").generate();
        this.tokens = new StubTokens(issuer, key);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        switch (Request.getPathInContext(request)) {
            case "/.well-known/openid-configuration" -> json(response, callback, StubTokens.json(metadata()));
            case "/keys" ->
                json(
                        response,
                        callback,
                        StubTokens.json(Map.of("keys", List.of(key.toPublicJWK().toJSONObject()))));
            case "/authorize" ->
                Response.sendRedirect(
                        request, response, callback, callbackUri(Request.extractQueryParameters(request)));
            case "/token" -> json(response, callback, tokens.answer(nonce(request), Instant.now()));
            default -> Response.writeError(request, response, callback, 404);
        }
        return true;
    }

    private Map<String, Object> metadata() {
        return Map.ofEntries(
                Map.entry("issuer", issuer),
                Map.entry("authorization_endpoint", issuer + "/authorize"),
                Map.entry("token_endpoint", issuer + "/token"),
                Map.entry("jwks_uri", issuer + "/keys"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                Map.entry("scopes_supported", List.of("openid", "profile", "email")),
                Map.entry("token_endpoint_auth_methods_supported", List.of("client_secret_basic")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry("authorization_response_iss_parameter_supported", true));
    }

    private String callbackUri(Fields query) {
        return query.getValue("redirect_uri") + "?state=" + encoded(query.getValue("state")) + "&iss="
                + encoded(issuer) + "&code=" + UUID.randomUUID() + "."
                + encoded(query.getValue("nonce"));
    }

    /** Of the code. */
    private static String nonce(Request request) throws Exception {
        Fields form = new Fields();
        UrlEncoded.decodeTo(Content.Source.asString(request), form::add, StandardCharsets.UTF_8);
        String code = form.getValue("code");
        return code.substring(code.indexOf('.') + 1);
    }

    private static String encoded(String text) {
        return UrlEncoded.encodeString(text, StandardCharsets.UTF_8);
    }

    private static void json(Response response, Callback callback, String body) {
        response.getHeaders().put("Content-Type", "application/json");
        response.getHeaders().put("Cache-Control", "no-store");
        Content.Sink.write(response, true, body, callback);
    }
}
