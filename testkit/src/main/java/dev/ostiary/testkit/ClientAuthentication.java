package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out which client asks (RFC 6749, section 2.3; OpenID Connect Core 1.0, section 9). Thread-safe. */
final class ClientAuthentication {
    static final String BASIC = "client_secret_basic";
    static final String POST = "client_secret_post";
    static final String PRIVATE_KEY = "private_key_jwt";
    static final String NONE = "none";

    private final Map<String, RegisteredClient> clients;
    private final ClientAssertions assertions;

    /** How a client said who it is, and who it is; empty: not who it says. */
    record Proof(String method, Optional<RegisteredClient> client) {}

    /** What a client says of itself, before it is believed. */
    private record Claimed(String id, String secret) {}

    ClientAuthentication(Map<String, RegisteredClient> clients, ClientAssertions assertions) {
        this.clients = clients;
        this.assertions = assertions;
    }

    Proof proof(Asked asked, Parameters form) {
        String method = method(asked, form);
        return new Proof(
                method,
                asked.header("Authorization").isPresent() && !method.equals(BASIC)
                        ? Optional.empty()
                        : client(method, asked, form));
    }

    private static String method(Asked asked, Parameters form) {
        if (form.value("client_assertion").isPresent()) {
            return PRIVATE_KEY;
        }
        if (form.value("client_secret").isPresent()) {
            return POST;
        }
        return asked.header("Authorization").isPresent() ? BASIC : NONE;
    }

    private Optional<RegisteredClient> client(String method, Asked asked, Parameters form) {
        return switch (method) {
            case BASIC ->
                basic(asked.header("Authorization").orElse(""))
                        .filter(claimed -> form.value("client_id")
                                .map(claimed.id()::equals)
                                .orElse(true))
                        .flatMap(this::withSecret);
            case POST -> withSecret(new Claimed(form.text("client_id"), form.text("client_secret")));
            case PRIVATE_KEY -> assertions.client(form, clients);
            default -> Optional.ofNullable(clients.get(form.text("client_id"))).filter(RegisteredClient::isPublic);
        };
    }

    private Optional<RegisteredClient> withSecret(Claimed claimed) {
        return Optional.ofNullable(clients.get(claimed.id())).filter(client -> client.hasSecret(claimed.secret()));
    }

    /** Both halves are form-encoded before they are joined: a secret that is sent raw is another one. */
    private static Optional<Claimed> basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(header.substring("basic ".length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Claimed(
                            Parameters.decoded(pair.substring(0, colon)),
                            Parameters.decoded(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
