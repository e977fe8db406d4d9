package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /par} (RFC 9126): looks at a request as {@code /authorize} would, and keeps it for one use. Thread-safe. */
final class PushedAuthorizationEndpoint implements Function<Asked, Answer> {
    private final ProviderState state;
    private final ClientAuthentication authentication;

    PushedAuthorizationEndpoint(ProviderState state, ClientAuthentication authentication) {
        this.state = state;
        this.authentication = authentication;
    }

    @Override
    public Answer apply(Asked asked) {
        if (!asked.isPost()) {
            return OAuthError.methodNotAllowed();
        }
        Parameters form = asked.isForm() ? asked.parameters() : Parameters.NONE;
        Optional<RegisteredClient> client = authentication.proof(asked, form).client();
        if (client.isEmpty()) {
            return OAuthError.refusal(state.ways());
        }
        return wrong(client.get(), form)
                .map(wrong -> OAuthError.of(400, wrong.error(), wrong.description()))
                .orElseGet(() -> kept(client.get(), form));
    }

    private static Optional<AuthorizationRequest.Wrong> wrong(RegisteredClient client, Parameters form) {
        AuthorizationRequest request = new AuthorizationRequest(form, true);
        boolean ambiguous =
                form.repeated().isPresent() || form.value("request_uri").isPresent();
        return ambiguous || !client.mayRedirectTo(request.redirectUri())
                ? Optional.of(new AuthorizationRequest.Wrong(
                        "invalid_request", "redirect_uri is wrong, a parameter came twice, or request_uri was sent"))
                : request.wrong();
    }

    private Answer kept(RegisteredClient client, Parameters form) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("request_uri", state.pushed().put(client.id(), withoutSecrets(client, form)));
        members.put("expires_in", PushedRequests.LIFETIME.toSeconds());
        return Answer.secretJson(201, Json.write(members));
    }

    private static Parameters withoutSecrets(RegisteredClient client, Parameters form) {
        Map<String, String> kept = new LinkedHashMap<>();
        form.all().forEach((name, values) -> kept.put(name, values.get(0)));
        kept.put("client_id", client.id());
        kept.keySet().removeIf(name -> name.equals("client_secret") || name.startsWith("client_assertion"));
        return Parameters.of(kept);
    }
}
