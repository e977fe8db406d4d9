package dev.ostiary.example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Which OpenID provider signs users in, in the place of the example's own form.
 *
 * @param issuer its issuer identifier
 * @param clientId what it calls the example
 * @param clientSecret by which the example shows who it is, of at least 32 bytes
 */
record ProviderChoice(String issuer, String clientId, String clientSecret) {
    /** Options that name a provider, all of them needed. */
    static final List<String> OPTIONS = List.of("--issuer", "--client-id", "--client-secret");

    private static final String SECRET_VARIABLE = "CLIENT_SECRET";

    /**
     * The provider that the command line names, if it names one. The secret may stand in the environment.
     *
     * @throws IllegalArgumentException with one line to show to the user, without the secret
     */
    static Optional<ProviderChoice> read(Map<String, String> values, Map<String, String> environment) {
        if (OPTIONS.stream().noneMatch(values::containsKey)) {
            return Optional.empty();
        }
        String issuer = values.getOrDefault("--issuer", "");
        String id = values.getOrDefault("--client-id", "");
        String secret = values.getOrDefault("--client-secret", environment.getOrDefault(SECRET_VARIABLE, ""));
        if (issuer.isEmpty() || id.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "--issuer, --client-id and --client-secret (or " + SECRET_VARIABLE + ") are needed together");
        }
        return Optional.of(new ProviderChoice(issuer, id, secret));
    }

    /** Tells the system properties that {@code web-sign-in.xml} names. */
    void tell(BiConsumer<String, String> property) {
        property.accept("OIDC_ISSUER", issuer);
        property.accept("OIDC_CLIENT_ID", clientId);
        property.accept("OIDC_CLIENT_SECRET", clientSecret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderChoice[" + issuer + ", " + clientId + "]";
    }
}
