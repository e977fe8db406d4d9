package dev.ostiary.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One authorization request as an issuer got it, for assertions.
 *
 * @param clientId who asked; empty if the request named none
 * @param parameters by name, in the order they came in; of a pushed request those that were pushed
 * @param pushed whether it came through the pushed authorization endpoint
 * @param subject who was signed in; empty if nobody was
 * @param error what was answered instead of a code; empty if a code was
 */
public record TestSignIn(
        String clientId,
        Map<String, List<String>> parameters,
        boolean pushed,
        Optional<String> subject,
        Optional<String> error) {
    /**
     * A parameter of the request.
     *
     * @param name such as {@code scope}
     * @return its first value; empty if it was not sent
     */
    public Optional<String> parameter(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Shows client, subject and error; no parameter. */
    @Override
    public String toString() {
        return "TestSignIn[" + clientId + ", " + subject.orElse("nobody")
                + error.map(code -> ", " + code).orElse("") + "]";
    }
}
