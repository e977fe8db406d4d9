package dev.ostiary.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One OpenID provider, and this application as its client: the code flow of OpenID Connect Core 1.0 with {@code state}, {@code nonce},
 * PKCE (RFC 7636) and {@code iss} (RFC 9207), always all of them.
 *
 * <p>Each exchange is one request without redirects, at most 64 KiB of body, within the timeout; at most 64 run at a time, one more is told
 * to come back. Nothing is repeated by itself. Thread-safe.
 */
public final class OpenIdProvider implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());

    private final Registration registration;
    private final SignInStates states;
    private final StepUp demands;
    private final Duration timeout;
    private final MetadataMemory metadata;
    private final Departures departures;
    private final Redemptions redemptions;
    private final Refreshes refreshes;
    private final SignOuts signOuts;
    private final LogoutTokens logoutTokens;
    private final Runnable closing;

    OpenIdProvider(
            Registration registration,
            SignInStates states,
            StepUp demands,
            Duration timeout,
            MetadataMemory metadata,
            Departures departures,
            Redemptions redemptions,
            Refreshes refreshes,
            SignOuts signOuts,
            LogoutTokens logoutTokens,
            Runnable closing) {
        this.registration = registration;
        this.states = states;
        this.demands = demands;
        this.timeout = timeout;
        this.metadata = metadata;
        this.departures = departures;
        this.redemptions = redemptions;
        this.refreshes = refreshes;
        this.signOuts = signOuts;
        this.logoutTokens = logoutTokens;
        this.closing = closing;
    }

    /**
     * Begins.
     *
     * @param issuer the provider's URL, exactly as its tokens have it in {@code iss}
     * @param clientId this application's name there
     * @return a new builder
     */
    public static OpenIdProviderBuilder at(String issuer, String clientId) {
        return new OpenIdProviderBuilder(issuer, clientId);
    }

    /**
     * The name by which this application calls it.
     *
     * @return {@code provider} where it was given none
     */
    public String name() {
        return registration.name();
    }

    /**
     * Its {@code iss}.
     *
     * @return a URL
     */
    public String issuer() {
        return registration.client().issuer();
    }

    /**
     * This application's name there.
     *
     * @return as given
     */
    public String clientId() {
        return registration.clientId();
    }

    /**
     * Where to send a browser that is to sign in; pushes the request first where that is so configured (RFC 9126).
     *
     * @param start what it leaves with
     * @return where to, or why not
     */
    public Departure depart(SignInStart start) {
        return departures.depart(start, states, demands);
    }

    /**
     * Whether each answer of the provider must carry {@code iss} (RFC 9207, section 2.4), by the metadata that are known; asks nobody where
     * some are known.
     *
     * @return false where none can be had
     */
    public boolean isIssParameterRequired() {
        return metadata.get().filter(ProviderMetadata::issInAnswers).isPresent();
    }

    /**
     * Whether the metadata name an endpoint, or it was configured.
     *
     * @param endpoint which
     * @return false where no metadata can be had
     */
    public boolean has(ProviderEndpoint endpoint) {
        return metadata.get().flatMap(known -> known.at(endpoint)).isPresent();
    }

    /**
     * Redeems a code, once, and verifies all that comes back: checks 7 to 10 of a sign-in. The caller has made sure that the state is ours,
     * not too old, used for the first time, and this browser's.
     *
     * @param code as received
     * @param redirectUri as it was sent when the browser left
     * @param state what it left with
     * @param binding what its cookie says
     * @return who the user is, or why not
     */
    public Redemption redeem(String code, URI redirectUri, SignInState state, SignInBinding binding) {
        return redemptions.redeem(new Redemptions.Code(
                code, redirectUri, states.verifier(state, binding), states.nonce(state, binding), state.demands()));
    }

    /**
     * Asks for new tokens, and who the user is now. Not for several callers at once: see {@link ProviderRefresh}.
     *
     * @param held with a refresh token
     * @param known who the user was
     * @return new ones, or why not
     * @throws IllegalArgumentException if there is no refresh token
     */
    public RefreshAnswer refresh(ProviderTokens held, ProviderIdentity known) {
        return refreshes.refresh(held, known);
    }

    /**
     * Where to send a browser to sign out at the provider, too.
     *
     * @param request with what
     * @return at most 6,000 characters: longer ones go without the ID token; empty where the provider has no such endpoint
     */
    public Optional<URI> endSession(EndSession request) {
        return signOuts.endSession(request);
    }

    /**
     * Takes the refresh token back (RFC 7009), within 2 seconds and as well as it goes: a failure is logged.
     *
     * @param tokens without a refresh token nothing happens
     */
    public void revoke(ProviderTokens tokens) {
        signOuts.revoke(tokens);
    }

    /**
     * Ends the provider's session without a browser, as Keycloak does for whoever posts the refresh token and the client's credentials to the
     * endpoint for signing out. Within 2 seconds and as well as it goes: a failure is logged.
     *
     * @param tokens without a refresh token nothing happens
     */
    public void endSessionDirectly(ProviderTokens tokens) {
        signOuts.endDirectly(tokens);
    }

    /**
     * Says in the log that the provider has refused a sign-in for a reason that whoever runs the application must know of.
     *
     * @param error as it came by way of the browser (RFC 6749, section 4.1.2.1)
     * @param description the same for {@code error_description}; of both the log shows harmless ASCII, 200 characters at most
     */
    public void logRefusal(String error, Optional<String> description) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} refused a sign-in: error \"{1}\", error_description \"{2}\"",
                registration,
                Harmless.text(error),
                Harmless.text(description.orElse("")));
    }

    /**
     * Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). Waits at most 1.5 seconds for keys that are fetched.
     *
     * @param token any text
     * @return what it says, or why it is not good, or that nobody can tell now
     */
    public LogoutVerdict logoutToken(String token) {
        return logoutTokens.verify(token);
    }

    /**
     * Verifies a logout token as {@link #logoutToken(String)} does, as of when it was received: for one that had to wait for keys.
     *
     * @param token any text
     * @param receivedAt by which its times are judged
     * @return what it says, or why it is not good, or that nobody can tell now
     */
    public LogoutVerdict logoutToken(String token, Instant receivedAt) {
        return logoutTokens.verify(token, receivedAt);
    }

    /**
     * The longest that a call may wait for the provider, once.
     *
     * @return the deadline of one exchange
     */
    public Duration timeout() {
        return timeout;
    }

    /** Ends every exchange and every thread of its own. */
    @Override
    public void close() {
        closing.run();
    }

    /** Names the issuer. */
    @Override
    public String toString() {
        return "OpenIdProvider[" + issuer() + "]";
    }
}
