package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An identity provider within the test: it issues tokens and publishes metadata and keys over HTTP on 127.0.0.1.
 *
 * <pre>{@code
 * try (TestIssuer issuer = TestIssuer.start()) {
 *     String token = issuer.token().subject("u1").roles("admin").sign();
 * }
 * }</pre>
 *
 * <p>It is found by OpenID Connect Discovery and by RFC 8414. It can be made to fail in each way that a provider fails:
 * {@link #outage()}, {@link #dropConnections()}, {@link #slow}, {@link #hold()}, {@link #answerKeysWith}. Keys are made
 * at run time, an RSA key takes some tenths of a second. There is no TLS, so the application under test must accept
 * {@code http} on the loopback address.
 *
 * <p>Thread-safe. {@link #close()} leaves no thread and no port.
 */
public final class TestIssuer implements AutoCloseable {
    private static final String KEYS_PATH = "/jwks";

    /** What goes with a JWK set for caches. */
    private record Caching(Optional<String> cacheControl, boolean tagged) {}

    private static final Caching NO_CACHING = new Caching(Optional.empty(), false);

    private final TokenSource source;
    private final IssuerServer server;
    private final String address;
    private final IssuerKeys firstKeys;
    private final AtomicReference<IssuerKeys> keys;
    private final AtomicReference<Caching> caching = new AtomicReference<>(NO_CACHING);

    TestIssuer(TestIssuerBuilder options) {
        this.firstKeys = IssuerKeys.first(options.algorithms());
        this.keys = new AtomicReference<>(firstKeys);
        String path = options.path();
        this.server = IssuerServer.start(paths(path, options.openIdConnect()), this::honestAnswer);
        this.address = "http://127.0.0.1:" + server.port() + path;
        this.source = options.source(address, this::currentKeys);
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
        return address + KEYS_PATH;
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

    /**
     * Answers requests for the JWK set with something else, until {@link #recover()}.
     *
     * @param status such as 200, or 302 with a header {@code Location}
     * @param headers by name; none are added but {@code Date} and those of the transfer
     * @param body sent as UTF-8, chunked; empty: no body
     */
    public void answerKeysWith(int status, Map<String, String> headers, String body) {
        server.answer(Conduct.Document.KEYS, new Answer(status, Map.copyOf(headers), body));
    }

    /**
     * Answers requests for the metadata with something else, until {@link #recover()}.
     *
     * @param status such as 200
     * @param headers by name
     * @param body sent as UTF-8, chunked; empty: no body
     */
    public void answerDiscoveryWith(int status, Map<String, String> headers, String body) {
        server.answer(Conduct.Document.DISCOVERY, new Answer(status, Map.copyOf(headers), body));
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
        caching.updateAndGet(current -> new Caching(Optional.of(value), current.tagged()));
    }

    /** Sends an {@code ETag} with the JWK set, and 304 to whoever has the same already (RFC 9110, section 13.1.2). */
    public void sendETag() {
        caching.updateAndGet(current -> new Caching(current.cacheControl(), true));
    }

    /**
     * How many requests for the JWK set have arrived, whatever they were answered.
     *
     * @return since the start or the last {@link #reset()}
     */
    public int keySetRequests() {
        return server.count(Conduct.Document.KEYS).seen();
    }

    /**
     * How many requests for metadata have arrived, whatever they were answered.
     *
     * @return since the start or the last {@link #reset()}
     */
    public int discoveryRequests() {
        return server.count(Conduct.Document.DISCOVERY).seen();
    }

    /**
     * Waits until so many requests for the JWK set have arrived, for instance at {@link #hold()}.
     *
     * @param count as {@link #keySetRequests()} counts
     * @param limit how long to wait at most
     * @return whether they have
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public boolean awaitKeySetRequests(int count, Duration limit) throws InterruptedException {
        return server.count(Conduct.Document.KEYS).await(count, limit);
    }

    /** Becomes what it was after its start: the same first keys, honest, nothing held back, counts at zero. */
    public void reset() {
        keys.set(firstKeys);
        caching.set(NO_CACHING);
        recover();
        release();
        server.count(Conduct.Document.KEYS).reset();
        server.count(Conduct.Document.DISCOVERY).reset();
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

    ProviderShape shape() {
        return source.shape();
    }

    private IssuerKeys currentKeys() {
        return Objects.requireNonNull(keys.get());
    }

    private static Map<String, Conduct.Document> paths(String path, boolean openIdConnect) {
        Map<String, Conduct.Document> paths = new HashMap<>();
        paths.put(path + KEYS_PATH, Conduct.Document.KEYS);
        paths.put("/.well-known/oauth-authorization-server" + path, Conduct.Document.DISCOVERY);
        if (openIdConnect) {
            paths.put(path + "/.well-known/openid-configuration", Conduct.Document.DISCOVERY);
        }
        return paths;
    }

    private Answer honestAnswer(Conduct.Document document) {
        return document == Conduct.Document.KEYS ? keySetAnswer() : Answer.json(metadata());
    }

    private Answer keySetAnswer() {
        String body = jwkSet();
        Caching now = Objects.requireNonNull(caching.get());
        Answer answer = Answer.json(body);
        Answer dated = now.cacheControl()
                .map(value -> answer.with("Cache-Control", value))
                .orElse(answer);
        return now.tagged() ? dated.with("ETag", "\"" + digest(body) + "\"") : dated;
    }

    private String metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", issuer());
        members.put("authorization_endpoint", address + "/authorize");
        members.put("token_endpoint", address + "/token");
        members.put("jwks_uri", jwksUri());
        members.put("response_types_supported", List.of("code"));
        members.put("subject_types_supported", List.of("public"));
        members.put(
                "id_token_signing_alg_values_supported",
                algorithms().stream().map(SignatureAlgorithm::headerName).toList());
        return Json.write(members);
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return SigningKey.encode(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
