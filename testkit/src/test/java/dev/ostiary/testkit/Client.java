package dev.ostiary.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks an issuer what a client asks, and anything else. Immutable: each method returns another one. */
record Client(TestIssuer issuer, Map<String, String> parameters, Map<String, String> headers) {
    static final String REDIRECT_URI = "http://127.0.0.1:8080/auth/callback";
    static final String VERIFIER = "v".repeat(43);

    static Client of(TestIssuer issuer) {
        return new Client(issuer, Map.of(), Map.of()).basic("client", "secret-of-the-test-client-32-bytes");
    }

    Client basic(String id, String secret) {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    Client header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Client(issuer, parameters, more);
    }

    Client withoutHeader(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new Client(issuer, parameters, less);
    }

    Client with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Client(issuer, more, headers);
    }

    Client without(String name) {
        Map<String, String> less = new LinkedHashMap<>(parameters);
        less.remove(name);
        return new Client(issuer, less, headers);
    }

    /** A good authorization request. */
    Client authorization() {
        return with("client_id", "client")
                .with("redirect_uri", REDIRECT_URI)
                .with("response_type", "code")
                .with("scope", "openid")
                .with("state", "s1")
                .with("nonce", "n1")
                .with("code_challenge", SmallApplication.challenge(VERIFIER))
                .with("code_challenge_method", "S256");
    }

    /** A good token request. */
    Client token(String code) {
        return new Client(issuer, Map.of(), headers)
                .with("grant_type", "authorization_code")
                .with("code", code)
                .with("redirect_uri", REDIRECT_URI)
                .with("code_verifier", VERIFIER);
    }

    Client refresh(String token) {
        return new Client(issuer, Map.of(), headers)
                .with("grant_type", "refresh_token")
                .with("refresh_token", token);
    }

    /** Where the issuer sends the browser. */
    Parameters authorized() {
        String location = get("/authorize").headers().get("location").get(0);
        return Parameters.of(location.substring(location.indexOf('?') + 1));
    }

    String code() {
        return authorization().authorized().text("code");
    }

    /** Members of a token answer, good or not. */
    Map<String, Object> tokens() {
        return JsonReader.object(post("/token").body());
    }

    Map<String, Object> signedIn() {
        return token(code()).tokens();
    }

    BrowserConnection.Received get(String path) {
        return send("GET", path + "?" + Parameters.of(parameters).text(), Map.of(), "");
    }

    BrowserConnection.Received post(String path) {
        return postText(path, Parameters.of(parameters).text());
    }

    BrowserConnection.Received postText(String path, String form) {
        return send("POST", path, Map.of("Content-Type", BrowserRequest.FORM), form);
    }

    private BrowserConnection.Received send(String method, String path, Map<String, String> more, String body) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.putAll(headers);
        String address = issuer.jwksUri().replaceFirst("/jwks$", "");
        return BrowserConnection.usual()
                .send(
                        method,
                        URI.create(address + path),
                        fields,
                        body.getBytes(StandardCharsets.UTF_8),
                        method.equals("POST"));
    }
}
