package dev.ostiary.testkit;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link TestIssuer}; {@link #start()} ends the building.
 *
 * <p>Not thread-safe; each call changes this builder and returns it.
 */
public final class TestIssuerBuilder {
    private List<SignatureAlgorithm> algorithms =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);
    private String audience = "test";
    private Optional<String> path = Optional.empty();
    private ProviderShape shape = ProviderShape.PLAIN;
    private Map<String, @Nullable Object> claims = Map.of();
    private boolean openIdConnect = true;
    private final List<RegisteredClient> clients = new ArrayList<>();
    private Optional<KnownProvider> provider = Optional.empty();
    private boolean parRequired;
    private InstantSource clock = InstantSource.system();

    TestIssuerBuilder() {}

    /**
     * The algorithms to have keys for. The first signs where a token names none.
     *
     * @param first for tokens that name none; default {@code RS256}
     * @param others more of them; default {@code ES256} and {@code EDDSA}; one named twice counts once
     * @return this
     */
    public TestIssuerBuilder algorithms(SignatureAlgorithm first, SignatureAlgorithm... others) {
        this.algorithms = Stream.concat(Stream.of(first), Arrays.stream(others))
                .distinct()
                .toList();
        return this;
    }

    /**
     * The {@code aud} of tokens that name none.
     *
     * @param audience default {@code test}
     * @return this
     */
    public TestIssuerBuilder audience(String audience) {
        this.audience = Objects.requireNonNull(audience, "audience");
        return this;
    }

    /**
     * What follows host and port in the issuer, as with providers that keep many issuers on one host.
     *
     * @param path empty (the default), or with a leading and without a trailing slash, such as {@code /realms/test}
     * @return this
     * @throws IllegalArgumentException if it is anything else
     */
    public TestIssuerBuilder path(String path) {
        if (!path.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new IllegalArgumentException(
                    "path: must be empty or segments of letters, digits and ._~- with a slash before each, like"
                            + " /realms/test");
        }
        this.path = Optional.of(path);
        return this;
    }

    /**
     * Makes its tokens, and {@link BadTokens}, such as an application accepts or refuses that has this preset: what names the audience,
     * what holds roles and scopes, and which further claims are there, as the provider has them.
     *
     * <p>The application needs {@code issuer} (and with {@code google} it must be written) and {@code audience} besides, as always.
     *
     * @param provider the value of the setting {@code preset}: {@code auth0}, {@code clerk}, {@code cognito}, {@code entra},
     *     {@code google}, {@code keycloak} or {@code okta}
     * @return this
     * @throws IllegalArgumentException if it is none of these
     */
    public TestIssuerBuilder preset(String provider) {
        this.shape = ProviderShape.of(provider);
        return this;
    }

    /**
     * Gives it the ways of a provider, beside its {@linkplain #preset preset}: which claims stand where, callbacks, refresh tokens, errors. With
     * Keycloak its {@link #path} is {@code /realms/test} unless another one was given before.
     *
     * @param provider whose
     * @return this
     */
    public TestIssuerBuilder like(KnownProvider provider) {
        this.provider = Optional.of(provider);
        this.path = path.or(() -> provider == KnownProvider.KEYCLOAK ? Optional.of("/realms/test") : Optional.empty());
        return preset(provider.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Registers a client with a secret, for {@code client_secret_basic} and {@code client_secret_post}. With the first one the usual client
     * is gone.
     *
     * @param id {@code client_id}
     * @param secret {@code client_secret}
     * @param redirectUris each compared character by character; {@code :*} behind a loopback host is any port, as in
     *     <code>http://127.0.0.1:*&#47;auth/callback</code>. Their origins are those to which signing out may lead
     * @return this
     * @throws IllegalArgumentException if a URI is none, none is given, or the id is there already
     */
    public TestIssuerBuilder client(String id, String secret, String... redirectUris) {
        return register(id, Optional.of(secret), Optional.empty(), redirectUris);
    }

    /**
     * Registers a client that signs assertions: {@code private_key_jwt}.
     *
     * @param id {@code client_id}
     * @param key the public half of the client's key
     * @param redirectUris as for {@link #client}
     * @return this
     * @throws IllegalArgumentException as for {@link #client}
     */
    public TestIssuerBuilder clientWithKey(String id, PublicKey key, String... redirectUris) {
        return register(id, Optional.empty(), Optional.of(key), redirectUris);
    }

    /**
     * Registers a client without authentication, which PKCE alone protects.
     *
     * @param id {@code client_id}
     * @param redirectUris as for {@link #client}
     * @return this
     * @throws IllegalArgumentException as for {@link #client}
     */
    public TestIssuerBuilder publicClient(String id, String... redirectUris) {
        return register(id, Optional.empty(), Optional.empty(), redirectUris);
    }

    private TestIssuerBuilder register(
            String id, Optional<String> secret, Optional<PublicKey> key, String... redirectUris) {
        if (redirectUris.length == 0
                || clients.stream().anyMatch(client -> client.id().equals(id))) {
            throw new IllegalArgumentException("redirectUris, id: a client needs a redirect URI and an id of its own");
        }
        clients.add(new RegisteredClient(
                id,
                secret,
                key,
                Arrays.stream(redirectUris).map(RegisteredClient::pattern).toList()));
        return this;
    }

    /**
     * Takes only authorization requests that were pushed (RFC 9126, section 5), and says so in its metadata.
     *
     * @return this
     */
    public TestIssuerBuilder requirePushedAuthorization() {
        this.parRequired = true;
        return this;
    }

    /**
     * Further claims of all its tokens, those of {@link BadTokens} too: what the application asks for, such as a tenant.
     *
     * @param claims values as for {@link TestToken#claim}, which may set them anew for one token; copied, and in place of those of an
     *     earlier call
     * @return this
     */
    public TestIssuerBuilder claims(Map<String, ? extends @Nullable Object> claims) {
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        return this;
    }

    /**
     * Leaves out the OpenID Connect metadata, so that only those of RFC 8414 are found.
     *
     * @return this
     */
    public TestIssuerBuilder onlyOauthMetadata() {
        this.openIdConnect = false;
        return this;
    }

    /**
     * Where the time in tokens comes from.
     *
     * @param clock default the system's; must be thread-safe
     * @return this
     */
    public TestIssuerBuilder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Makes the keys and opens the port.
     *
     * @return the running issuer, to be closed by the caller
     * @throws java.io.UncheckedIOException if no port can be opened
     */
    public TestIssuer start() {
        return new TestIssuer(this);
    }

    List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    String path() {
        return path.orElseGet(shape::path);
    }

    boolean openIdConnect() {
        return openIdConnect;
    }

    boolean isParRequired() {
        return parRequired;
    }

    ProviderWays ways() {
        return provider.map(ProviderWays::of).orElseGet(ProviderWays::plain);
    }

    /** Those that were named, else the usual one. */
    List<RegisteredClient> clients() {
        return clients.isEmpty() ? List.of(RegisteredClient.usual()) : List.copyOf(clients);
    }

    KnownClaims knownClaims(TokenSource source) {
        return new KnownClaims(source, claims, provider, path());
    }

    TokenSource source(String address, Supplier<IssuerKeys> keys) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(shape.claims(path()));
        all.putAll(claims);
        return new TokenSource(shape.issuer(address), audience, shape, Collections.unmodifiableMap(all), clock, keys);
    }
}
