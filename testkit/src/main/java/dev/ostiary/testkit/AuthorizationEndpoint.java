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
    private static final String ACTION = Endpoint.AUTHORIZATION.path().substring(1);

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
        return answer(asked, request.get(), sent.value(SIGNED_IN));
    }

    private Optional<AuthorizationRequest> request(Parameters sent) {
        return sent.value("request_uri").isPresent()
                ? state.pushed()
                        .take(sent.text("request_uri"), sent.text("client_id"))
                        .map(parameters -> new AuthorizationRequest(parameters, true))
                : Optional.of(new AuthorizationRequest(sent, false));
    }

    private Answer answer(Asked asked, AuthorizationRequest request, Optional<String> signedIn) {
        Optional<AuthorizationRequest.Wrong> wrong = wrong(request);
        if (wrong.isPresent()) {
            return refused(request, wrong.get());
        }
        Optional<AuthorizationAnswer> told = signedIn.isPresent() ? Optional.empty() : state.nextAnswer();
        told.ifPresent(answer -> pause.last(answer.delay()));
        Optional<String> error = told.flatMap(AuthorizationAnswer::error);
        if (error.isPresent()) {
            String description = told.flatMap(AuthorizationAnswer::description).orElse("");
            return refused(request, new AuthorizationRequest.Wrong(error.get(), description));
        }
        if (told.filter(AuthorizationAnswer::isAsking).isPresent() && !request.hasPrompt("none")) {
            return Answer.page(200, Html.form(ACTION, typed(request, "yes"), false));
        }
        List<String> present = state.accounts().present();
        return present.size() > 1
                ? chosen(asked, request, present, signedIn)
                : signedIn(asked, request, present.stream().findFirst(), signedIn.isPresent());
    }

    /** Who has a session, or has said who it is; else the page that asks. */
    private Answer chosen(Asked asked, AuthorizationRequest request, List<String> present, Optional<String> signedIn) {
        Optional<String> named = signedIn.filter(present::contains);
        Optional<String> known = cookie(asked)
                .flatMap(state.accounts()::session)
                .filter(session -> !mustSignInAgain(request, session))
                .map(ProviderSession::subject);
        if (named.isPresent() || known.isPresent() || request.hasPrompt("none")) {
            return signedIn(asked, request, named.or(() -> known), named.isPresent());
        }
        Map<String, Map<String, String>> buttons = new LinkedHashMap<>();
        present.forEach(user -> buttons.put(user, typed(request, user)));
        return Answer.page(200, Html.choice(ACTION, buttons));
    }

    private Optional<AuthorizationRequest.Wrong> wrong(AuthorizationRequest request) {
        return state.isParRequired() && !request.pushed()
                ? Optional.of(new AuthorizationRequest.Wrong("invalid_request", "the request must be pushed"))
                : request.wrong();
    }

    private Answer signedIn(Asked asked, AuthorizationRequest request, Optional<String> subject, boolean again) {
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

    /** What a page on which a user types a password sends: the request once more, and that somebody has. */
    private static Map<String, String> typed(AuthorizationRequest request, String who) {
        Map<String, String> inputs = new LinkedHashMap<>();
        request.parameters().all().forEach((name, values) -> inputs.put(name, values.get(0)));
        inputs.put(SIGNED_IN, who);
        return inputs;
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
