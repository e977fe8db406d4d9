package dev.ostiary.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /authorize}: signs the user in who sits there, at once (OpenID Connect Core 1.0, section 3.1.2). Thread-safe. */
final class AuthorizationEndpoint implements Function<Asked, Answer> {
    static final String COOKIE = "test_issuer_session";

    private static final String SIGNED_IN = "signed_in";

    private final ProviderState state;
    private final Callbacks callbacks;
    private final Pause pause;

    /** Waits before an answer. */
    @FunctionalInterface
    interface Pause {
        void last(Duration delay);
    }

    AuthorizationEndpoint(ProviderState state, Pause pause) {
        this.state = state;
        this.callbacks = new Callbacks(state);
        this.pause = pause;
    }

    @Override
    public Answer apply(Asked asked) {
        if (!asked.method().equals("GET") && !asked.isPost()) {
            return OAuthError.methodNotAllowed();
        }
        Parameters sent = asked.parameters();
        Optional<AuthorizationRequest> request = request(sent);
        Optional<RegisteredClient> client = state.client(sent.text("client_id"));
        if (request.isEmpty()
                || client.isEmpty()
                || sent.repeated().isPresent()
                || !client.get().mayRedirectTo(request.get().redirectUri())) {
            record(sent, false, Optional.empty(), Optional.of("refused"));
            return Answer.page(400, "<html><body><h1>Invalid client, redirect_uri or request_uri</h1></body></html>");
        }
        return answer(asked, request.get(), sent.value(SIGNED_IN).isPresent());
    }

    private Optional<AuthorizationRequest> request(Parameters sent) {
        return sent.value("request_uri").isPresent()
                ? state.pushed()
                        .take(sent.text("request_uri"), sent.text("client_id"))
                        .map(parameters -> new AuthorizationRequest(parameters, true))
                : Optional.of(new AuthorizationRequest(sent, false));
    }

    private Answer answer(Asked asked, AuthorizationRequest request, boolean signedIn) {
        Optional<AuthorizationRequest.Wrong> wrong = wrong(request);
        if (wrong.isPresent()) {
            return refused(request, wrong.get());
        }
        Optional<AuthorizationAnswer> told = signedIn ? Optional.empty() : state.nextAnswer();
        told.ifPresent(answer -> pause.last(answer.delay()));
        Optional<String> error = told.flatMap(AuthorizationAnswer::error);
        if (error.isPresent()) {
            String description = told.flatMap(AuthorizationAnswer::description).orElse("");
            return refused(request, new AuthorizationRequest.Wrong(error.get(), description));
        }
        if (told.filter(AuthorizationAnswer::isAsking).isPresent() && !request.hasPrompt("none")) {
            return form(request);
        }
        return signedIn(asked, request, signedIn);
    }

    private Optional<AuthorizationRequest.Wrong> wrong(AuthorizationRequest request) {
        return state.isParRequired() && !request.pushed()
                ? Optional.of(new AuthorizationRequest.Wrong("invalid_request", "the request must be pushed"))
                : request.wrong();
    }

    private Answer signedIn(Asked asked, AuthorizationRequest request, boolean again) {
        Optional<String> subject = state.accounts().present();
        if (subject.isEmpty()) {
            return refused(request, new AuthorizationRequest.Wrong("login_required", "nobody is signed in"));
        }
        if (state.accounts().isDisabled(subject.get())) {
            return refused(request, new AuthorizationRequest.Wrong("access_denied", "the account is disabled"));
        }
        ProviderSession session =
                state.accounts().enter(subject.get(), cookie(asked), known -> again || mustSignInAgain(request, known));
        record(request.parameters(), request.pushed(), subject, Optional.empty());
        return callbacks
                .code(request, session)
                .with("Set-Cookie", COOKIE + "=" + session.sid() + "; Path=/; HttpOnly; Secure; SameSite=None");
    }

    private boolean mustSignInAgain(AuthorizationRequest request, ProviderSession session) {
        boolean tooOld = request.maxAge()
                .filter(seconds ->
                        !session.authenticatedAt().plusSeconds(seconds).isAfter(state.now()))
                .isPresent();
        return tooOld || request.hasPrompt("login") || request.hasPrompt("select_account");
    }

    private Answer refused(AuthorizationRequest request, AuthorizationRequest.Wrong wrong) {
        record(request.parameters(), request.pushed(), Optional.empty(), Optional.of(wrong.error()));
        return callbacks.error(request, wrong);
    }

    /** The page on which a user would type a password: sending it repeats the request. */
    private static Answer form(AuthorizationRequest request) {
        Map<String, String> inputs = new LinkedHashMap<>();
        request.parameters().all().forEach((name, values) -> inputs.put(name, values.get(0)));
        inputs.put(SIGNED_IN, "yes");
        return Answer.page(200, Html.form(Endpoint.AUTHORIZATION.path().substring(1), inputs, false));
    }

    /** The session of the browser, if it has one. */
    static Optional<String> cookie(Asked asked) {
        return asked.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private void record(Parameters parameters, boolean pushed, Optional<String> subject, Optional<String> error) {
        state.signIns().add(new TestSignIn(parameters.text("client_id"), parameters.all(), pushed, subject, error));
    }
}
