package dev.ostiary.key;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP to the servers of one provider: one deadline for a whole exchange, bodies of at most 64 KiB, no redirects, no cookies, TLS to whoever
 * is trusted, a client certificate where there is one.
 *
 * <p>Client and threads are made at the first exchange; threads are daemons and end when idle. Thread-safe.
 */
public final class ProviderConnections implements AutoCloseable {
    /** The largest body that is read: 65,536 bytes. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private final FetchThreads threads = new FetchThreads();
    private final Transport transport;
    private final UriPolicy policy;
    private final IssuerAddress address;
    private final HttpJwksFetcher fetcher;

    /**
     * Opens nothing yet.
     *
     * @param authorities whose servers are trusted, instead of those of the platform
     * @param certificate what is presented to them
     * @param address where the issuer's own server is for this node
     * @param plainHttpAllowed whether {@code http:} may leave this machine
     * @throws IllegalArgumentException if that address may not be connected to
     */
    public ProviderConnections(
            Optional<TrustedAuthorities> authorities,
            Optional<ClientCertificate> certificate,
            IssuerAddress address,
            boolean plainHttpAllowed) {
        this.transport = new Transport(threads, authorities, certificate);
        this.policy = new UriPolicy(plainHttpAllowed);
        this.address = address;
        this.fetcher = new HttpJwksFetcher(threads, transport, Optional.empty());
        address.own().ifPresent(own -> policy.require("issuerAddress", own));
    }

    /**
     * Asks with {@code GET}.
     *
     * @param uri https, or plain HTTP where that is allowed
     * @param headers beside those that are always sent
     * @param timeout for the whole exchange
     * @return the answer, whatever its status
     */
    public HttpAnswer get(URI uri, Map<String, String> headers, Duration timeout) {
        return send(uri, headers, HttpRequest.newBuilder().GET(), timeout);
    }

    /**
     * Asks with {@code POST} and a form.
     *
     * @param uri https, or plain HTTP where that is allowed
     * @param headers beside those that are always sent
     * @param form {@code application/x-www-form-urlencoded}
     * @param timeout for the whole exchange
     * @return the answer, whatever its status
     */
    public HttpAnswer post(URI uri, Map<String, String> headers, String form, Duration timeout) {
        HttpRequest.Builder question = HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded");
        return send(uri, headers, question, timeout);
    }

    private HttpAnswer send(URI uri, Map<String, String> headers, HttpRequest.Builder question, Duration timeout) {
        URI reached = address.reached(uri);
        if (!policy.allows(reached)) {
            return new HttpAnswer.Broken(
                    JwksFault.FORBIDDEN_URI, "the address is not https, or has user information or a fragment");
        }
        question.uri(reached).header("User-Agent", "ostiary");
        headers.forEach(question::setHeader);
        Transport.Outcome outcome = transport.send(question.build(), BoundedBody.upTo(MAX_BODY_BYTES), timeout);
        return outcome instanceof Transport.Received received
                ? answer(received)
                : broken(((Transport.Broken) outcome).failure());
    }

    private static HttpAnswer answer(Transport.Received received) {
        String type = received.response().headers().firstValue("Content-Type").orElse("");
        String date = received.response().headers().firstValue("Date").orElse("");
        int status = received.response().statusCode();
        return received.response()
                .body()
                .<HttpAnswer>map(
                        body -> new HttpAnswer.Received(status, HttpAnswer.Received.mediaType(type), body, date))
                .orElseGet(() -> new HttpAnswer.Broken(JwksFault.TOO_LARGE, "the body was larger than 64 KiB"));
    }

    private static HttpAnswer broken(FetchOutcome.Failed failure) {
        return new HttpAnswer.Broken(failure.fault(), failure.detail());
    }

    /**
     * Fetches keys and metadata over the same connections, from the same address.
     *
     * @return for {@link RemoteJwksBuilder#fetcher}; ends with these connections
     */
    public JwksFetcher fetcher() {
        return request -> fetched(new FetchRequest(address.reached(request.uri()), request.etag(), request.timeout()));
    }

    private FetchOutcome fetched(FetchRequest request) {
        return policy.allows(request.uri()) ? fetcher.fetch(request) : new FetchOutcome.Failed(JwksFault.FORBIDDEN_URI);
    }

    /** Ends every exchange under way and every thread. May be called again. */
    @Override
    public void close() {
        threads.close();
    }
}
