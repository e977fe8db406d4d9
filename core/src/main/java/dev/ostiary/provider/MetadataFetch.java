package dev.ostiary.provider;

import dev.ostiary.key.DiscoveryDocuments;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider for its metadata: OpenID Connect Discovery 1.0 first, RFC 8414 where that is not found. A document that is there and wrong is
 * wrong. Thread-safe.
 */
final class MetadataFetch {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String BUSY = "too many exchanges with it are under way already";

    private final Exchanges exchanges;
    private final String issuer;
    private final EndpointPolicy policy;
    private final List<URI> documents;

    MetadataFetch(Exchanges exchanges, String issuer, EndpointPolicy policy) {
        this.exchanges = exchanges;
        this.issuer = issuer;
        this.policy = policy;
        this.documents = DiscoveryDocuments.of(URI.create(issuer));
    }

    /** Empty where they cannot be had, which the log says. */
    Optional<ProviderMetadata> fetch() {
        Exchanges.Answer first = exchanges.get(documents.get(0), Map.of("Accept", "application/json"));
        boolean elsewhere =
                first instanceof Exchanges.Received received && received.status() != OK && !received.isServerError();
        return read(elsewhere ? exchanges.get(documents.get(1), Map.of("Accept", "application/json")) : first);
    }

    private Optional<ProviderMetadata> read(Exchanges.Answer answer) {
        if (answer instanceof Exchanges.Nothing nothing) {
            return missing(nothing.detail());
        }
        if (answer instanceof Exchanges.Unreadable unreadable) {
            return missing(unreadable.detail());
        }
        if (!(answer instanceof Exchanges.Received received)) {
            return missing(BUSY);
        }
        if (received.status() != OK) {
            return missing("the status was " + received.status() + " instead of 200" + advice(received.status()));
        }
        Optional<Map<String, @Nullable Object>> members = received.json();
        if (members.isEmpty()) {
            return missing("they are not strict JSON");
        }
        if (!issuer.equals(members.get().get("issuer"))) {
            return missing("their issuer is not exactly the configured one; compare the slash at the end");
        }
        return read(members.get());
    }

    private static String advice(int status) {
        return status == NOT_FOUND
                ? "; compare the issuer with the address that the provider's console shows, path and realm included"
                : "";
    }

    private Optional<ProviderMetadata> read(Map<String, @Nullable Object> members) {
        try {
            return Optional.of(ProviderMetadata.read(members, policy));
        } catch (IllegalArgumentException wrong) {
            return missing(String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<ProviderMetadata> missing(String why) {
        LOG.log(System.Logger.Level.WARNING, "Metadata of {0} not fetched: {1}", issuer, why);
        return Optional.empty();
    }
}
