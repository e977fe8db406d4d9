package dev.ostiary.testkit;

import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /end-session} (OpenID Connect RP-Initiated Logout 1.0, section 2): ends the session that the hint names, and sends the browser to
 * an origin of the client. A hint that is not ours, or a page of another origin, is a 400 page. Thread-safe.
 */
final class EndSessionEndpoint implements Function<Asked, Answer> {
    private static final String FORGOTTEN =
            AuthorizationEndpoint.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=None";

    private final ProviderState state;

    EndSessionEndpoint(ProviderState state) {
        this.state = state;
    }

    @Override
    public Answer apply(Asked asked) {
        if (!asked.method().equals("GET") && !asked.isPost()) {
            return OAuthError.methodNotAllowed();
        }
        Parameters sent = asked.parameters();
        Optional<Grants.Hint> hint = sent.value("id_token_hint").flatMap(state.grants()::ofIdToken);
        Optional<String> target = sent.value("post_logout_redirect_uri");
        boolean strange = sent.value("id_token_hint").isPresent() && hint.isEmpty();
        if (strange || sent.repeated().isPresent() || !mayLeave(client(sent, hint), target)) {
            return Answer.page(400, "<html><body><h1>Invalid request</h1></body></html>");
        }
        hint.map(Grants.Hint::sid)
                .or(() -> sent.value("logout_hint"))
                .or(() -> AuthorizationEndpoint.cookie(asked))
                .ifPresent(state.accounts()::end);
        return target.map(uri -> Answer.redirect(withState(uri, sent)))
                .orElseGet(() -> Answer.page(200, "<html><body><h1>You are signed out</h1></body></html>"))
                .with("Set-Cookie", FORGOTTEN);
    }

    /** Whom the hint was made for; {@code client_id} must say the same, and says it where there is no hint. */
    private Optional<RegisteredClient> client(Parameters sent, Optional<Grants.Hint> hint) {
        Optional<String> named = sent.value("client_id");
        return hint.map(Grants.Hint::clientId)
                .filter(id -> named.map(id::equals).orElse(true))
                .or(() -> hint.isPresent() ? Optional.empty() : named)
                .flatMap(state::client);
    }

    private static boolean mayLeave(Optional<RegisteredClient> client, Optional<String> target) {
        return client.filter(known -> target.map(known::maySignOutTo).orElse(true))
                .isPresent();
    }

    private static String withState(String uri, Parameters sent) {
        return sent.value("state")
                .map(value -> uri + (uri.contains("?") ? "&" : "?") + "state=" + Parameters.encoded(value))
                .orElse(uri);
    }
}
