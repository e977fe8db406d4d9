package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How browsers are sent back to a client: by redirect or by a form (RFC 6749, section 4.1.2; RFC 9207). Thread-safe. */
final class Callbacks {
    private static final String KEYCLOAK_LEVEL = "1";

    private final ProviderState state;

    Callbacks(ProviderState state) {
        this.state = state;
    }

    Answer code(AuthorizationRequest request, ProviderSession session) {
        String code = Randoms.id();
        state.grants().putCode(code, authorization(request, session));
        return sent(request, parameters(request, session, code));
    }

    Answer error(AuthorizationRequest request, AuthorizationRequest.Wrong wrong) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", wrong.error());
        if (!wrong.description().isEmpty()) {
            parameters.put("error_description", wrong.description());
        }
        request.state().ifPresent(value -> parameters.put("state", value));
        if (state.ways().namesIssuer()) {
            parameters.put("iss", state.issuer());
        }
        return sent(request, parameters);
    }

    private Map<String, String> parameters(AuthorizationRequest request, ProviderSession session, String code) {
        Map<String, String> known = Map.of(
                "code", code,
                "state", request.state().orElse(""),
                "iss", state.issuer(),
                "session_state", session.sid(),
                "scope", request.parameters().text("scope"),
                "authuser", "0",
                "prompt", "none");
        Map<String, String> parameters = new LinkedHashMap<>();
        names(state.ways().callback()).forEach(name -> parameters.put(name, known.getOrDefault(name, "")));
        return parameters;
    }

    private static List<String> names(ProviderWays.Callback callback) {
        return switch (callback) {
            case WITH_ISSUER -> List.of("code", "state", "iss");
            case KEYCLOAK -> List.of("state", "session_state", "iss", "code");
            case ENTRA -> List.of("code", "state", "session_state");
            case GOOGLE -> List.of("state", "code", "scope", "authuser", "prompt");
            case BARE -> List.of("code", "state");
        };
    }

    private Answer sent(AuthorizationRequest request, Map<String, String> parameters) {
        String query = state.next().changedCallback(Parameters.of(parameters).text());
        String target = request.redirectUri();
        if (request.isFormPost()) {
            return Answer.page(200, Html.form(target, firstValues(query), true));
        }
        return Answer.redirect(target + (target.contains("?") ? "&" : "?") + query);
    }

    private static Map<String, String> firstValues(String query) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Parameters.of(query).all().forEach((name, values) -> inputs.put(name, values.get(0)));
        return inputs;
    }

    private Authorization authorization(AuthorizationRequest request, ProviderSession session) {
        Parameters parameters = request.parameters();
        List<String> scopes = parameters.words("scope");
        return new Authorization(
                Randoms.id(),
                parameters.text("client_id"),
                session.sid(),
                session.subject(),
                request.redirectUri(),
                parameters.text("code_challenge"),
                parameters.value("nonce"),
                request.maxAge().isPresent(),
                acr(session),
                scopes,
                isOffline(parameters, scopes),
                state.now());
    }

    private boolean isOffline(Parameters parameters, List<String> scopes) {
        return switch (state.ways().offline()) {
            case ALWAYS -> true;
            case SCOPE -> scopes.contains("offline_access");
            case ACCESS_TYPE -> parameters.text("access_type").equals("offline");
        };
    }

    /** Keycloak says 1 after a password and 0 without one. */
    private Optional<String> acr(ProviderSession session) {
        Optional<String> told = state.manner().acr();
        return state.ways().callback() == ProviderWays.Callback.KEYCLOAK
                ? told.or(() -> Optional.of(session.silent() ? "0" : KEYCLOAK_LEVEL))
                : told;
    }
}
