package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What an issuer publishes: its metadata and its JWK set. Thread-safe. */
final class IssuerDocuments {
    /** What goes with a JWK set for caches. */
    private record Caching(Optional<String> cacheControl, boolean tagged) {}

    private static final Caching NO_CACHING = new Caching(Optional.empty(), false);

    private final ProviderState state;
    private final String address;
    private final AtomicReference<Caching> caching = new AtomicReference<>(NO_CACHING);

    IssuerDocuments(ProviderState state, String address) {
        this.state = state;
        this.address = address;
    }

    void cacheControl(String value) {
        caching.updateAndGet(current -> new Caching(Optional.of(value), current.tagged()));
    }

    void sendETag() {
        caching.updateAndGet(current -> new Caching(current.cacheControl(), true));
    }

    void reset() {
        caching.set(NO_CACHING);
    }

    Answer keySet() {
        String body = state.source().keys().get().jwkSet();
        Caching now = Objects.requireNonNull(caching.get());
        Answer answer = Answer.json(body);
        Answer dated = now.cacheControl()
                .map(value -> answer.with("Cache-Control", value))
                .orElse(answer);
        return now.tagged() ? dated.with("ETag", "\"" + digest(body) + "\"") : dated;
    }

    Answer metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", state.issuer());
        addEndpoints(members);
        members.put("response_types_supported", List.of("code"));
        members.put("response_modes_supported", List.of("query", "form_post"));
        members.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        members.put("subject_types_supported", List.of("public"));
        members.put(
                "id_token_signing_alg_values_supported",
                state.source().keys().get().algorithms().stream()
                        .map(SignatureAlgorithm::headerName)
                        .toList());
        members.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        members.put(
                "token_endpoint_auth_methods_supported",
                List.of(
                        ClientAuthentication.BASIC,
                        ClientAuthentication.POST,
                        ClientAuthentication.PRIVATE_KEY,
                        ClientAuthentication.NONE));
        members.put("code_challenge_methods_supported", List.of("S256"));
        members.put("backchannel_logout_supported", true);
        members.put("backchannel_logout_session_supported", state.ways().says(ProviderWays.IdTokenMember.SID));
        if (state.ways().namesIssuer()) {
            members.put("authorization_response_iss_parameter_supported", true);
        }
        if (state.isParRequired()) {
            members.put("require_pushed_authorization_requests", true);
        }
        return Answer.json(Json.write(members));
    }

    private void addEndpoints(Map<String, Object> members) {
        members.put("authorization_endpoint", address + Endpoint.AUTHORIZATION.path());
        members.put("token_endpoint", address + Endpoint.TOKEN.path());
        members.put("jwks_uri", address + Endpoint.KEYS.path());
        members.put("userinfo_endpoint", address + Endpoint.USER_INFO.path());
        if (state.ways().endSession()) {
            members.put("end_session_endpoint", address + Endpoint.END_SESSION.path());
        }
        members.put("revocation_endpoint", address + Endpoint.REVOCATION.path());
        members.put("pushed_authorization_request_endpoint", address + Endpoint.PUSHED_AUTHORIZATION.path());
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return SigningKey.encode(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
