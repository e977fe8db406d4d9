package dev.ostiary.provider;

import dev.ostiary.key.IssuerAddress;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.ProviderConnections;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.RemoteJwksBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Puts the parts of an {@link OpenIdProvider} together. Used once, by one thread. */
final class Wiring {
    private static final int MOST_NAME = 32;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    /** Providers wait 2.5 seconds for the answer to a logout token, and ask once. */
    private static final Duration FOR_LOGOUTS = Duration.ofMillis(1_500);

    private final OpenIdProviderBuilder given;
    private final URI issuer;
    private final ProviderConnections connections;
    private final Registration registration;
    private final MetadataMemory metadata;

    Wiring(OpenIdProviderBuilder given) {
        this.given = given;
        this.issuer = issuer(given);
        this.connections = new ProviderConnections(
                Optional.ofNullable(given.authorities),
                Optional.ofNullable(given.certificate),
                new IssuerAddress(issuer, Optional.ofNullable(given.issuerAddress)),
                given.plainHttpAllowed);
        Exchanges exchanges = new Exchanges(connections, given.timeout);
        this.registration = new Registration(
                given.name,
                new ClientAuthentication.Client(given.issuer, given.clientId, given.clock),
                given.authentication,
                given.pushed,
                given.certificate != null,
                exchanges);
        this.metadata = metadata(exchanges);
    }

    private static URI issuer(OpenIdProviderBuilder given) {
        if (given.clientId.isEmpty() || given.name.isEmpty() || given.name.length() > MOST_NAME) {
            throw new IllegalArgumentException("clientId, name: expected texts, the name at most 32 characters");
        }
        if (given.authentication.isByCertificate() && given.certificate == null) {
            throw new IllegalArgumentException("certificate: authentication by tls needs one");
        }
        EndpointPolicy anywhere = new EndpointPolicy(given.plainHttpAllowed, true);
        URI uri = anywhere.require("issuer", given.issuer);
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException("issuer: expected a URL without a query");
        }
        EndpointPolicy policy = EndpointPolicy.of(uri, given.plainHttpAllowed);
        given.endpoints.forEach((which, at) -> at.ifPresent(address -> policy.require(which.member(), address)));
        return uri;
    }

    private MetadataMemory metadata(Exchanges exchanges) {
        MetadataFetch fetch =
                new MetadataFetch(exchanges, given.issuer, EndpointPolicy.of(issuer, given.plainHttpAllowed));
        return new MetadataMemory(
                () -> fetch.fetch().map(found -> found.with(given.endpoints)),
                given.staleFor,
                given.timeout.plus(given.timeout),
                given.clock);
    }

    OpenIdProvider provider() {
        if (given.states == null) {
            throw new IllegalArgumentException("states: must be given");
        }
        Optional<RemoteJwks> own = given.keys == null ? Optional.of(ownKeys()) : Optional.empty();
        KeySource idKeys = insistent(own, LONG_ENOUGH);
        IdTokens idTokens = new IdTokens(idKeys, given.algorithms, registration.client(), given.clockSkew);
        Identities identities = new Identities(
                registration,
                new ClaimMapping(
                        given.sources,
                        given.rolesClaims,
                        given.scopeClaims,
                        Optional.ofNullable(given.principalClaims)),
                new UserInfo(registration, idKeys, given.algorithms),
                new AccessTokenClaims(registration, idKeys, given.algorithms, given.clockSkew));
        AuthorizationRequest request =
                new AuthorizationRequest(given.clientId, given.scopes, given.responseMode, given.parameters);
        return new OpenIdProvider(
                registration,
                given.states,
                given.demands,
                given.timeout,
                metadata,
                new Departures(registration, metadata, request),
                new Redemptions(registration, metadata, idTokens, identities, request.scopes(), given.clockSkew),
                new Refreshes(registration, metadata, idTokens, identities),
                new SignOuts(registration, metadata, given.postLogoutParameter),
                new LogoutTokens(insistent(own, FOR_LOGOUTS), given.algorithms, registration.client(), given.clockSkew),
                () -> {
                    own.ifPresent(RemoteJwks::close);
                    connections.close();
                });
    }

    /** Fetched from the same address, and trusted by the same authorities, as all else. */
    private RemoteJwks ownKeys() {
        RemoteJwksBuilder builder = RemoteJwks.discoveredFrom(given.issuer)
                .fetcher(connections.fetcher())
                .timeout(given.timeout)
                .staleFor(given.staleFor)
                .clock(given.clock);
        return (given.plainHttpAllowed ? builder.allowPlainHttp() : builder).build();
    }

    /** Each with a patience of its own: whoever makes up logout tokens does not use up that of ID tokens. */
    private KeySource insistent(Optional<RemoteJwks> own, Duration most) {
        if (own.isPresent()) {
            return own.get().insistent(most);
        }
        return given.keys instanceof RemoteJwks shared ? shared.insistent(most) : Objects.requireNonNull(given.keys);
    }
}
