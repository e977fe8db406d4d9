package dev.ostiary.provider;

import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.PrincipalClaims;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an {@link OpenIdProvider} needs. {@link #states} is mandatory. Each method replaces what an earlier call of it said. Not
 * thread-safe.
 */
public final class OpenIdProviderBuilder {
    /** How long one exchange may take unless told otherwise: 5 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    final String issuer;
    final String clientId;
    String name = "provider";

    @Nullable
    SignInStates states;

    ClientAuthentication authentication = ClientAuthentication.none();
    List<String> scopes = List.of("openid", "profile", "email");
    List<ClaimSource> sources = List.of(ClaimSource.ID_TOKEN);
    List<ClaimPath> rolesClaims = List.of();
    List<ClaimPath> scopeClaims = List.of();

    @Nullable
    PrincipalClaims principalClaims;

    ResponseMode responseMode = ResponseMode.QUERY;
    PushedRequests pushed = PushedRequests.AUTO;
    StepUp demands = StepUp.NONE;
    Map<String, String> parameters = Map.of();
    final Map<ProviderEndpoint, Optional<URI>> endpoints = new EnumMap<>(ProviderEndpoint.class);

    @Nullable
    URI issuerAddress;

    @Nullable
    TrustedAuthorities authorities;

    @Nullable
    ClientCertificate certificate;

    boolean plainHttpAllowed;
    Duration timeout = DEFAULT_TIMEOUT;
    Duration staleFor = Duration.ofHours(1);
    Duration clockSkew = JwtVerifierBuilder.DEFAULT_CLOCK_SKEW;
    Set<JwsAlgorithm> algorithms = Set.of();

    @Nullable
    KeySource keys;

    String postLogoutParameter = "post_logout_redirect_uri";
    InstantSource clock = InstantSource.system();

    OpenIdProviderBuilder(String issuer, String clientId) {
        this.issuer = Objects.requireNonNull(issuer, "issuer");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
    }

    /**
     * What this application calls the provider. Default: {@code provider}.
     *
     * @param text at most 32 characters
     * @return this builder
     */
    public OpenIdProviderBuilder name(String text) {
        this.name = Objects.requireNonNull(text, "text");
        return this;
    }

    /**
     * What seals and opens the states of its sign-ins. Mandatory.
     *
     * @param sealing may serve several providers
     * @return this builder
     */
    public OpenIdProviderBuilder states(SignInStates sealing) {
        this.states = Objects.requireNonNull(sealing, "sealing");
        return this;
    }

    /**
     * How this application shows who it is. Default: not at all.
     *
     * @param method with its secret or key
     * @return this builder
     */
    public OpenIdProviderBuilder authentication(ClientAuthentication method) {
        this.authentication = Objects.requireNonNull(method, "method");
        return this;
    }

    /**
     * Which scopes are asked for. Default {@code openid}, {@code profile} and {@code email}.
     *
     * @param names {@code openid} is added if missing
     * @return this builder
     */
    public OpenIdProviderBuilder scopes(List<String> names) {
        this.scopes = List.copyOf(names);
        return this;
    }

    /**
     * Where claims come from. Default: the ID token alone.
     *
     * @param inOrder the first that says something counts; the ID token is added in front if missing
     * @return this builder
     */
    public OpenIdProviderBuilder claimsFrom(List<ClaimSource> inOrder) {
        this.sources = List.copyOf(inOrder);
        return this;
    }

    /**
     * Which claims name roles; all of them are joined. Default: none.
     *
     * @param paths where they stand
     * @return this builder
     */
    public OpenIdProviderBuilder rolesClaims(List<ClaimPath> paths) {
        this.rolesClaims = List.copyOf(paths);
        return this;
    }

    /**
     * Which claims name scopes; what the token endpoint says counts where none of them is there. Default: none.
     *
     * @param paths where they stand; a text is split at blanks
     * @return this builder
     */
    public OpenIdProviderBuilder scopeClaims(List<ClaimPath> paths) {
        this.scopeClaims = List.copyOf(paths);
        return this;
    }

    /**
     * Which claims name the user, who must be named then. {@code email} counts only where {@code email_verified} is true. Default: nobody is
     * named but by {@code sub}.
     *
     * @param claims in order
     * @return this builder
     */
    public OpenIdProviderBuilder principalClaims(PrincipalClaims claims) {
        this.principalClaims = Objects.requireNonNull(claims, "claims");
        return this;
    }

    /**
     * How the provider sends the browser back. Default {@link ResponseMode#QUERY}.
     *
     * @param mode which
     * @return this builder
     */
    public OpenIdProviderBuilder responseMode(ResponseMode mode) {
        this.responseMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Whether requests are pushed. Default {@link PushedRequests#AUTO}.
     *
     * @param when which
     * @return this builder
     */
    public OpenIdProviderBuilder pushedRequests(PushedRequests when) {
        this.pushed = Objects.requireNonNull(when, "when");
        return this;
    }

    /**
     * What every sign-in must be. Default: nothing in particular.
     *
     * @param always asked for, and checked
     * @return this builder
     */
    public OpenIdProviderBuilder demands(StepUp always) {
        this.demands = Objects.requireNonNull(always, "always");
        return this;
    }

    /**
     * What is sent with every authorization request. Default: nothing more.
     *
     * @param more none that the protocol needs
     * @return this builder
     * @throws IllegalArgumentException if one of them is set by the protocol itself
     */
    public OpenIdProviderBuilder authorizationParameters(Map<String, String> more) {
        AuthorizationParameters.requireFree("authorizationParameters", more.keySet());
        this.parameters = new LinkedHashMap<>(more);
        return this;
    }

    /**
     * An endpoint that counts instead of what the metadata say.
     *
     * @param which endpoint
     * @param uri where it is; empty: it is not used
     * @return this builder
     */
    public OpenIdProviderBuilder endpoint(ProviderEndpoint which, Optional<URI> uri) {
        endpoints.put(which, uri);
        return this;
    }

    /**
     * The origin to which this node itself connects instead of the issuer's. What browsers get, and every check, stays with the issuer.
     *
     * @param origin scheme, host and port; plain HTTP needs {@link #allowPlainHttp()}, or this machine
     * @return this builder
     */
    public OpenIdProviderBuilder issuerAddress(URI origin) {
        this.issuerAddress = Objects.requireNonNull(origin, "origin");
        return this;
    }

    /**
     * Whose servers are trusted, keys and metadata included, instead of those of the platform's trust store.
     *
     * @param trusted and nobody else
     * @return this builder
     */
    public OpenIdProviderBuilder authorities(TrustedAuthorities trusted) {
        this.authorities = Objects.requireNonNull(trusted, "trusted");
        return this;
    }

    /**
     * What is presented to the provider's servers. Default: nothing.
     *
     * @param presented with its private key
     * @return this builder
     */
    public OpenIdProviderBuilder certificate(ClientCertificate presented) {
        this.certificate = Objects.requireNonNull(presented, "presented");
        return this;
    }

    /**
     * Allows {@code http:} to hosts other than this one.
     *
     * @return this builder
     */
    public OpenIdProviderBuilder allowPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * How long one exchange may take, body included. Default 5 seconds.
     *
     * @param time from 1 to 30 seconds
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public OpenIdProviderBuilder timeout(Duration time) {
        this.timeout = within("timeout", time, Duration.ofSeconds(1), Duration.ofSeconds(30));
        return this;
    }

    /**
     * How long metadata serve past their hour while they cannot be fetched. Default 1 hour.
     *
     * @param time from zero to 24 hours
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public OpenIdProviderBuilder metadataStaleFor(Duration time) {
        this.staleFor = within("metadataStaleFor", time, Duration.ZERO, Duration.ofDays(1));
        return this;
    }

    /**
     * By how much the provider's clock may differ. Default 30 seconds.
     *
     * @param skew from zero to 10 minutes
     * @return this builder
     */
    public OpenIdProviderBuilder clockSkew(Duration skew) {
        this.clockSkew = Objects.requireNonNull(skew, "skew");
        return this;
    }

    /**
     * The allow-list of algorithms of ID and logout tokens. Default: the usual ones of the keys.
     *
     * @param allowed one or more
     * @return this builder
     */
    public OpenIdProviderBuilder algorithms(Collection<JwsAlgorithm> allowed) {
        this.algorithms = Set.copyOf(allowed);
        return this;
    }

    /**
     * The provider's keys, where they are configured or shared with a verifier of bearer tokens. Default: fetched from where the metadata say,
     * as all else.
     *
     * @param source stays open when the provider is closed
     * @return this builder
     */
    public OpenIdProviderBuilder keys(KeySource source) {
        this.keys = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The name of the parameter that says where a browser comes back to from signing out. Default {@code post_logout_redirect_uri}; Cognito
     * has {@code logout_uri}.
     *
     * @param parameter its name
     * @return this builder
     */
    public OpenIdProviderBuilder postLogoutParameter(String parameter) {
        this.postLogoutParameter = Objects.requireNonNull(parameter, "parameter");
        return this;
    }

    /**
     * The clock by which tokens expire and metadata grow old. Default: the system's.
     *
     * @param source asked each time
     * @return this builder
     */
    public OpenIdProviderBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Makes the client, which asks nobody yet.
     *
     * @return to be closed
     * @throws IllegalArgumentException if something is missing, out of range, or contradicts another thing
     */
    public OpenIdProvider build() {
        return new Wiring(this).provider();
    }

    private static Duration within(String argument, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(argument + ": expected " + least + " to " + most + ", got " + value);
        }
        return value;
    }
}
