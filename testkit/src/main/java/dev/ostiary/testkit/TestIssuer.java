package dev.ostiary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An identity provider within the test: it signs users in, issues tokens and publishes metadata and keys over HTTP on 127.0.0.1.
 *
 * <pre>{@code
 * try (TestIssuer issuer = TestIssuer.start()) {
 *     String token = issuer.token().subject("u1").roles("admin").sign();
 * }
 * }</pre>
 *
 * <p>As an OpenID provider it is strict: redirect URIs are compared as they are, PKCE with S256 and {@code state} are mandatory, a code is
 * good once, refresh tokens are rotated and a second use of one ends the grant. Without more it has one client, {@code client} with the
 * secret {@code secret-of-the-test-client-32-bytes}, who may use any redirect URI on a loopback host.
 *
 * <p>It is found by OpenID Connect Discovery and by RFC 8414. It can be made to fail in each way that a provider fails:
 * {@link #outage()}, {@link #dropConnections()}, {@link #slow}, {@link #hold()}, {@link #at}. Keys are made at run time, an RSA key takes
 * some tenths of a second. There is no TLS, so the application under test must accept {@code http} on the loopback address.
 *
 * <p>Thread-safe. {@link #close()} leaves no thread and no port.
 */
public final class TestIssuer implements AutoCloseable {
    private final TokenSource source;
    private final IssuerServer server;
    private final String address;
    private final IssuerKeys firstKeys;
    private final AtomicReference<IssuerKeys> keys;
    private final ProviderState state;
    private final IssuerDocuments documents;
    private final IssuedTokens tokens;

    TestIssuer(TestIssuerBuilder options) {
        this.firstKeys = IssuerKeys.first(options.algorithms());
        this.keys = new AtomicReference<>(firstKeys);
        String path = options.path();
        this.server = IssuerServer.start(ProviderEndpoints.paths(path, options.openIdConnect()));
        this.address = "http://127.0.0.1:" + server.port() + path;
        this.source = options.source(address, this::currentKeys);
        this.state = new ProviderState(source, options.ways(), options.clients(), options.isParRequired());
        this.documents = new IssuerDocuments(state, address);
        this.tokens = new IssuedTokens(state, options.knownClaims(source));
        server.serve(new ProviderEndpoints(state, documents, tokens, address, server::pause));
    }

    /**
     * Starts an issuer with keys for {@code RS256}, {@code ES256} and {@code EdDSA}, for the audience {@code test}.
     *
     * @return the running issuer, to be closed by the caller
     */
    public static TestIssuer start() {
        return builder().start();
    }

    /**
     * Begins an issuer with other keys, another audience, path or clock, or with tokens like those of a provider.
     *
     * @return a new builder
     */
    public static TestIssuerBuilder builder() {
        return new TestIssuerBuilder();
    }

    /**
     * Begins an issuer with the ways of a provider: what tokens say and where, callbacks, refresh tokens, errors.
     *
     * @param provider whose
     * @return a new builder
     */
    public static TestIssuerBuilder like(KnownProvider provider) {
        return builder().like(provider);
    }

    /**
     * The issuer identifier: {@code iss} of its tokens, and where its metadata are found.
     *
     * @return such as {@code http://127.0.0.1:40001}
     */
    public String issuer() {
        return source.issuer();
    }

    /**
     * Where the JWK set is.
     *
     * @return an {@code http} URL
     */
    public String jwksUri() {
        return address + Endpoint.KEYS.path();
    }

    /**
     * The {@code aud} of tokens that name none.
     *
     * @return {@code test}, unless the builder was told otherwise
     */
    public String audience() {
        return source.audience();
    }

    /**
     * The algorithms it has keys for.
     *
     * @return the one that signs where a token names none, then the others
     */
    public List<SignatureAlgorithm> algorithms() {
        return firstKeys.algorithms();
    }

    /**
     * The JWK set as it is published now, for applications that take it as text.
     *
     * @return JSON
     */
    public String jwkSet() {
        return currentKeys().jwkSet();
    }

    /**
     * The newest public key, for applications that take one key as text.
     *
     * @param algorithm one of {@link #algorithms()}
     * @return PEM (SPKI)
     * @throws IllegalArgumentException if it has no such key
     */
    public String publicKeyPem(SignatureAlgorithm algorithm) {
        return currentKeys().current(algorithm).pem();
    }

    /**
     * Begins a token that is good as it is: signed with the newest key, issued now, for five minutes.
     *
     * @return a token of which any part can be changed before it is signed
     */
    public TestToken token() {
        return TestToken.by(source);
    }

    /** Makes new keys, publishes them beside the old ones, and signs with them from now on. */
    public void rotate() {
        keys.updateAndGet(IssuerKeys::rotated);
    }

    /** Publishes the newest keys alone: tokens that were signed with older ones are to be refused before long. */
    public void retireOldKeys() {
        keys.updateAndGet(IssuerKeys::newestOnly);
    }

    /** Answers everything 503, until {@link #recover()}. */
    public void outage() {
        server.behave(Conduct.outage());
    }

    /** Closes each connection without an answer, until {@link #recover()}. */
    public void dropConnections() {
        server.behave(Conduct.silence());
    }

    /**
     * Lets each answer wait, until {@link #recover()}. A test that needs an order of events, and no time, holds instead.
     *
     * @param delay before each answer, beside delays set before
     */
    public void slow(Duration delay) {
        server.slow(delay);
    }

    /** Holds each request back before it is answered, until {@link #release()}. It is counted already. */
    public void hold() {
        server.hold();
    }

    /** Sends the head and half of the body, and holds the rest back until {@link #release()}. */
    public void holdMidBody() {
        server.holdMidBody();
    }

    /** Lets go on what was held back; the answer is made now, so it shows what was done meanwhile. */
    public void release() {
        server.release();
    }

    /** Answers honestly and at once again. What is held back stays so until {@link #release()}. */
    public void recover() {
        server.behave(Conduct.honest());
    }

    /**
     * Sends {@code Cache-Control} with the JWK set, which it does not do by itself.
     *
     * @param value such as {@code max-age=300}
     */
    public void cacheControl(String value) {
        documents.cacheControl(value);
    }

    /** Sends an {@code ETag} with the JWK set, and 304 to whoever has the same already (RFC 9110, section 13.1.2). */
    public void sendETag() {
        documents.sendETag();
    }

    /**
     * How it behaves at one of its endpoints: errors, garbage, lost answers, delays.
     *
     * @param endpoint which one
     * @return what changes it
     */
    public EndpointConduct at(Endpoint endpoint) {
        return new EndpointConduct(server, Objects.requireNonNull(endpoint, "endpoint"));
    }

    /**
     * What it says next, changed once: callbacks, ID tokens, answers.
     *
     * @return what changes it
     */
    public NextAnswers next() {
        return state.next();
    }

    /**
     * Puts somebody before each browser: {@code /authorize} signs the user in at once, without a page. What is given for a subject that
     * is known already counts from the next token on.
     *
     * @param user instead of the one set before; no longer {@linkplain #disable disabled}
     */
    public void user(TestUser user) {
        state.accounts().present(user);
    }

    /** Nobody is there, as after the start: {@code /authorize} answers {@code login_required}. */
    public void noUser() {
        state.accounts().nobody();
    }

    /**
     * Makes something else of the next authorization request; after several calls of one each.
     *
     * @param answer for one request that is right
     */
    public void answer(AuthorizationAnswer answer) {
        state.answer(answer);
    }

    /**
     * Where the user's claims and roles stand from the next token on.
     *
     * @param places one or more; none: nowhere
     */
    public void claimsIn(ClaimPlace... places) {
        state.change(manner -> manner.withClaimsIn(Set.of(places)));
    }

    /** Gives no refresh tokens from now on; those that were given stay good. */
    public void withoutRefreshTokens() {
        state.change(Manner::withoutRefreshTokens);
    }

    /**
     * What ID tokens of the next sign-ins say in {@code acr}, whatever was asked for.
     *
     * @param acr such as {@code gold}
     */
    public void acr(String acr) {
        state.change(manner -> manner.withAcr(acr));
    }

    /**
     * Ends all sessions of a user here: refresh tokens, codes and userinfo are over. Nobody is told, unless {@link #backChannelLogout} is
     * called. The next authorization signs the user in anew.
     *
     * @param subject whose
     */
    public void endSession(String subject) {
        state.accounts().endAll(subject);
    }

    /**
     * Disables an account: its refresh tokens are answered {@code invalid_grant}, {@code /authorize} says {@code access_denied}.
     *
     * @param subject whose; {@link #user} enables it again
     */
    public void disable(String subject) {
        state.accounts().disable(subject);
    }

    /**
     * Begins a logout token for the session that began or ended last, good as it is.
     *
     * @return a token of which any part can be changed before it is signed
     * @throws IllegalStateException if nobody has signed in yet
     */
    public TestToken logoutToken() {
        return tokens.logoutToken();
    }

    /**
     * Posts a logout token for the session that began or ended last (OpenID Connect Back-Channel Logout 1.0, section 2.5). It ends no
     * session here: {@link #endSession} does.
     *
     * @param uri of the application
     * @return what it answered
     * @throws IllegalStateException if nobody has signed in yet
     */
    public TokenAnswer backChannelLogout(String uri) {
        return backChannelLogout(uri, logoutToken().sign());
    }

    /**
     * Posts any text as a logout token.
     *
     * @param uri of the application
     * @param logoutToken value of the one parameter
     * @return what it answered
     */
    public TokenAnswer backChannelLogout(String uri, String logoutToken) {
        return FormPost.send(uri, "logout_token=" + Parameters.encoded(logoutToken));
    }

    /**
     * Signs a user in at a running application and gives what the session is: for tests that send requests by another client.
     *
     * @param page of the application that needs a user, such as {@code http://127.0.0.1:8080/orders}
     * @param user whom {@link #user} has put there afterwards
     * @return the cookies that the answer to the callback brought anew
     * @throws AssertionError if the application does not sign the user in
     */
    public List<BrowserCookie> sessionCookies(String page, TestUser user) {
        user(user);
        return SignInWalk.sessionCookies(this, page);
    }

    /**
     * The authorization requests that came, refused ones too.
     *
     * @return in their order, since the start or the last {@link #reset()}
     */
    public List<TestSignIn> signIns() {
        return List.copyOf(state.signIns());
    }

    /**
     * The requests at the token endpoint that were looked at, refused ones too.
     *
     * @return in their order, since the start or the last {@link #reset()}
     */
    public List<TestTokenRequest> tokenRequests() {
        return List.copyOf(state.tokenRequests());
    }

    /** Becomes what it was after its start: the same first keys, honest, nobody there, nothing held back, counts at zero. */
    public void reset() {
        keys.set(firstKeys);
        documents.reset();
        state.reset();
        recover();
        release();
        server.reset();
    }

    /** Closes the port; requests that are under way end without an answer. A second call does nothing. */
    @Override
    public void close() {
        server.close();
    }

    /** Shows where it is. */
    @Override
    public String toString() {
        return "TestIssuer[" + issuer() + "]";
    }

    Instant now() {
        return source.clock().instant();
    }

    ProviderState state() {
        return state;
    }

    ProviderShape shape() {
        return source.shape();
    }

    private IssuerKeys currentKeys() {
        return Objects.requireNonNull(keys.get());
    }
}
