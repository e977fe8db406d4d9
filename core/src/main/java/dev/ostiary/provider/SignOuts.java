package dev.ostiary.provider;

import dev.ostiary.encoding.FormEncoding;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signs out at the provider: where browsers are sent to, and what the server says by itself. Thread-safe. */
final class SignOuts {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final int MOST_CHARACTERS = 6_000;
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final Registration registration;
    private final MetadataMemory metadata;
    private final String returnParameter;

    SignOuts(Registration registration, MetadataMemory metadata, String returnParameter) {
        this.registration = registration;
        this.metadata = metadata;
        this.returnParameter = returnParameter;
    }

    Optional<URI> endSession(EndSession request) {
        return metadata.get()
                .flatMap(known -> known.at(ProviderEndpoint.END_SESSION))
                .map(endpoint -> {
                    Map<String, String> common = new LinkedHashMap<>();
                    common.put("client_id", registration.clientId());
                    common.put(returnParameter, request.postLogoutRedirectUri().toString());
                    request.state().ifPresent(state -> common.put("state", state));
                    Map<String, String> withHint = new LinkedHashMap<>();
                    request.idToken().ifPresent(token -> withHint.put("id_token_hint", token));
                    withHint.putAll(common);
                    URI whole = FormEncoding.append(endpoint, withHint);
                    return whole.toString().length() <= MOST_CHARACTERS ? whole : shorter(endpoint, common, request);
                });
    }

    private static URI shorter(URI endpoint, Map<String, String> common, EndSession request) {
        Map<String, String> parameters = new LinkedHashMap<>(common);
        request.sid().ifPresent(sid -> parameters.put("logout_hint", sid));
        return FormEncoding.append(endpoint, parameters);
    }

    void revoke(ProviderTokens tokens) {
        tokens.refresh().ifPresent(token -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("token", token);
            form.put("token_type_hint", "refresh_token");
            post(ProviderEndpoint.REVOCATION, form, "revoke a refresh token");
        });
    }

    void endDirectly(ProviderTokens tokens) {
        tokens.refresh()
                .ifPresent(
                        token -> post(ProviderEndpoint.END_SESSION, Map.of("refresh_token", token), "end a session"));
    }

    /** Some answer 200 and an error in the body, so what it says is looked at, too. */
    private void post(ProviderEndpoint which, Map<String, String> form, String what) {
        Optional<ProviderMetadata> known = metadata.get();
        Optional<URI> endpoint = known.flatMap(all -> all.at(which, registration.hasCertificate()));
        if (endpoint.isEmpty()) {
            return;
        }
        Exchanges.Answer answer = registration.post(known.get(), new ClientForm(endpoint.get(), form), BRIEFLY);
        failure(answer)
                .ifPresent(why -> LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} did not {1}: {2}; nothing else changes",
                        registration,
                        what,
                        why));
    }

    private static Optional<String> failure(Exchanges.Answer answer) {
        if (answer instanceof Exchanges.Nothing nothing) {
            return Optional.of(nothing.detail());
        }
        if (answer instanceof Exchanges.Unreadable unreadable) {
            return Optional.of(unreadable.detail());
        }
        if (!(answer instanceof Exchanges.Received received)) {
            return Optional.of("too many exchanges are under way already");
        }
        String error = Harmless.text(received.json().orElse(Map.of()).get("error"));
        return received.status() / 100 == 2 && error.isEmpty()
                ? Optional.empty()
                : Optional.of("status " + received.status() + ", error \"" + error + "\"");
    }
}
