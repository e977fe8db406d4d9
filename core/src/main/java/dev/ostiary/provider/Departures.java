package dev.ostiary.provider;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.verify.RejectionReason;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends browsers to the provider, by pushed requests where that is so configured (RFC 9126). Thread-safe. */
final class Departures {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Registration registration;
    private final MetadataMemory metadata;
    private final AuthorizationRequest request;

    Departures(Registration registration, MetadataMemory metadata, AuthorizationRequest request) {
        this.registration = registration;
        this.metadata = metadata;
        this.request = request;
    }

    Departure depart(SignInStart start, SignInStates states, StepUp configured) {
        Optional<ProviderMetadata> known = metadata.get();
        if (known.flatMap(all -> all.at(ProviderEndpoint.AUTHORIZATION)).isEmpty()) {
            return unavailable();
        }
        SignInBinding binding = start.binding().orElseGet(states::newBinding);
        SignInState state = states.begin(registration.name(), start, configured.and(start.demands()), binding);
        Map<String, String> parameters = request.parameters(start, state, states, binding);
        URI endpoint = known.get().at(ProviderEndpoint.AUTHORIZATION).orElseThrow();
        return registration.pushes(known.get())
                ? pushed(endpoint, parameters, known.get(), binding)
                : new Departure.Ready(FormEncoding.append(endpoint, parameters), binding);
    }

    private Departure unavailable() {
        return new Departure.Unavailable(metadata.retryAfter(), RejectionReason.PROVIDER_UNAVAILABLE);
    }

    private Departure pushed(
            URI endpoint, Map<String, String> parameters, ProviderMetadata known, SignInBinding binding) {
        Optional<URI> at = known.at(ProviderEndpoint.PUSHED_AUTHORIZATION_REQUEST, registration.hasCertificate());
        if (at.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0} has no endpoint for pushed requests; set par=off", registration);
            return new Departure.Refused(RejectionReason.PROVIDER_REFUSED);
        }
        Exchanges.Answer answer = registration.post(known, new ClientForm(at.get(), parameters));
        if (answer instanceof Exchanges.Received received
                && (received.status() == CREATED || received.status() == OK)
                && received.json().orElse(Map.of()).get("request_uri") instanceof String requestUri) {
            Map<String, String> reference = new LinkedHashMap<>();
            reference.put("client_id", registration.clientId());
            reference.put("request_uri", requestUri);
            return new Departure.Ready(FormEncoding.append(endpoint, reference), binding);
        }
        return notPushed(TokenAnswer.read(answer));
    }

    private Departure notPushed(TokenAnswer answer) {
        LOG.log(System.Logger.Level.WARNING, "{0} did not take a pushed request: {1}", registration, answer.inWords());
        if (answer instanceof TokenAnswer.Outage || answer instanceof TokenAnswer.Busy) {
            return new Departure.Unavailable(RetryAfter.LEAST, answer.reason());
        }
        return new Departure.Refused(answer.reason());
    }
}
