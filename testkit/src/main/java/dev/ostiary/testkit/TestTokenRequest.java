package dev.ostiary.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request at the token endpoint as an issuer got it, for assertions.
 *
 * @param grantType such as {@code authorization_code} or {@code refresh_token}; empty if none was sent
 * @param clientAuthentication how the client said who it is: {@code client_secret_basic}, {@code client_secret_post},
 *     {@code private_key_jwt} or {@code none}
 * @param parameters of the form, by name
 * @param status what was answered
 * @param error of the answer; empty if tokens were given
 */
public record TestTokenRequest(
        String grantType,
        String clientAuthentication,
        Map<String, List<String>> parameters,
        int status,
        Optional<String> error) {
    /**
     * A parameter of the request.
     *
     * @param name such as {@code code_verifier}
     * @return its first value; empty if it was not sent
     */
    public Optional<String> parameter(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Shows what was asked and answered; no parameter. */
    @Override
    public String toString() {
        return "TestTokenRequest[" + grantType + ", " + clientAuthentication + ", " + status
                + error.map(code -> " " + code).orElse("") + "]";
    }
}
