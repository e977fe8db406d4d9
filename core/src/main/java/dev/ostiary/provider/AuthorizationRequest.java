package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of an authorization request (OpenID Connect Core 1.0, section 3.1.2.1; RFC 7636, section 4.3). Immutable.
 *
 * @param clientId this application's name at the provider
 * @param scopes {@code openid} first if it was missing
 * @param responseMode how the browser comes back
 * @param configured sent with every request
 */
record AuthorizationRequest(
        String clientId, List<String> scopes, ResponseMode responseMode, Map<String, String> configured) {
    private static final String OPENID = "openid";

    AuthorizationRequest {
        List<String> all = new ArrayList<>(scopes);
        if (!all.contains(OPENID)) {
            all.add(0, OPENID);
        }
        scopes = List.copyOf(all);
    }

    /** What the protocol sets comes last and wins. */
    Map<String, String> parameters(SignInStart start, SignInState state, SignInStates states, SignInBinding binding) {
        Map<String, String> parameters = new LinkedHashMap<>(configured);
        parameters.putAll(start.forwarded());
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", start.redirectUri().toString());
        parameters.put("scope", String.join(" ", scopes));
        if (responseMode != ResponseMode.QUERY) {
            parameters.put("response_mode", responseMode.parameter());
        }
        if (!state.demands().acrValues().isEmpty()) {
            parameters.put("acr_values", String.join(" ", state.demands().acrValues()));
        }
        state.demands()
                .maxAge()
                .map(Duration::toSeconds)
                .ifPresent(seconds -> parameters.put("max_age", Long.toString(seconds)));
        parameters.put("nonce", states.nonce(state, binding));
        parameters.put("code_challenge", challenge(states.verifier(state, binding)));
        parameters.put("code_challenge_method", "S256");
        parameters.put("state", states.seal(state));
        return parameters;
    }

    /** RFC 7636, section 4.2. */
    static String challenge(String verifier) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "AuthorizationRequest[...]";
    }
}
