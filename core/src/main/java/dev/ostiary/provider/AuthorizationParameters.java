package dev.ostiary.provider;

import java.util.Collection;
import java.util.Set;

/** The parameters of an authorization request that the protocol sets, and nobody else. Stateless. */
public final class AuthorizationParameters {
    private static final Set<String> RESERVED = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "request",
            "request_uri",
            "max_age",
            "acr_values");

    private AuthorizationParameters() {}

    /**
     * Whether nobody else may set a parameter.
     *
     * @param name of a parameter
     * @return true for those of the protocol, and for those whose value is checked when the user comes back
     */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    static void requireFree(String argument, Collection<String> names) {
        names.stream().filter(AuthorizationParameters::isReserved).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(argument + ": " + name + " is set by the protocol itself");
        });
    }
}
