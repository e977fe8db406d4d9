package dev.ostiary.testkit;

import java.util.function.Function;

/** {@code /revoke} (RFC 7009): a refresh token ends its grant, an unknown one is answered 200. Thread-safe. */
final class RevocationEndpoint implements Function<Asked, Answer> {
    private final ProviderState state;
    private final ClientAuthentication authentication;

    RevocationEndpoint(ProviderState state, ClientAuthentication authentication) {
        this.state = state;
        this.authentication = authentication;
    }

    @Override
    public Answer apply(Asked asked) {
        if (!asked.isPost()) {
            return OAuthError.methodNotAllowed();
        }
        Parameters form = asked.isForm() ? asked.parameters() : Parameters.NONE;
        if (form.value("token").isEmpty() || form.repeated().isPresent()) {
            return OAuthError.invalidRequest("a form with one token is expected");
        }
        return authentication
                .proof(asked, form)
                .client()
                .map(client -> state.grants().revoke(form.text("token"), client.id())
                        ? Answer.empty(200)
                        : OAuthError.of(400, "invalid_grant", "the token of another client"))
                .orElseGet(() -> OAuthError.refusal(state.ways()));
    }
}
