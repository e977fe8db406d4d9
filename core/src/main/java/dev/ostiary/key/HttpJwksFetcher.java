package dev.ostiary.key;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Fetches by HTTP/1.1 with the platform's client: its trust store, its proxy settings, no credentials, no cookies.
 * {@link RemoteJwksBuilder} makes one that trusts other authorities or sends a token.
 *
 * <p>Only status 200 and 304 count, redirects are refused, and a body is read up to
 * {@link FetchRequest#MAX_BODY_BYTES}. The timeout covers the whole exchange, body included; connecting may take 2 seconds
 * of it. A content type is not asked for. Client and threads are made at the first fetch; threads are daemons, named
 * {@code ostiary-jwks}, and end when idle.
 *
 * <p>Thread-safe. Share one among any number of {@link RemoteJwks}, and close it after them.
 */
public final class HttpJwksFetcher implements JwksFetcher, AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** What is sent back must be harmless in a header (RFC 9110, section 8.8.3). */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"[!#-~]{0,256}\"");

    private final FetchThreads threads;
    private final Transport transport;
    private final Optional<TokenFile> tokenFile;

    /** Makes a fetcher, which opens nothing yet. */
    public HttpJwksFetcher() {
        this(new FetchThreads(), Optional.empty(), Optional.empty());
    }

    /**
     * Prepares one.
     *
     * @param authorities whose servers it trusts, instead of those of the platform
     * @param tokenFile whose token it sends with each request
     */
    HttpJwksFetcher(FetchThreads threads, Optional<TrustedAuthorities> authorities, Optional<TokenFile> tokenFile) {
        this(threads, new Transport(threads, authorities, Optional.empty()), tokenFile);
    }

    /** Prepares one over connections that others use, too. */
    HttpJwksFetcher(FetchThreads threads, Transport transport, Optional<TokenFile> tokenFile) {
        this.threads = threads;
        this.transport = transport;
        this.tokenFile = tokenFile;
    }

    /** Where refreshes with this fetcher run. */
    Executor threads() {
        return threads;
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        HttpRequest question;
        try {
            question = httpRequest(request);
        } catch (IOException noToken) {
            return new FetchOutcome.Failed(JwksFault.NO_TOKEN, String.valueOf(noToken.getMessage()));
        }
        Transport.Outcome outcome = transport.send(question, BoundedBody.ofStatus(OK), request.timeout());
        return outcome instanceof Transport.Received received
                ? outcome(request, received.response())
                : ((Transport.Broken) outcome).failure();
    }

    private HttpRequest httpRequest(FetchRequest request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .header("Accept", "application/jwk-set+json, application/json, */*;q=0.5")
                .header("User-Agent", "ostiary");
        if (tokenFile.isPresent()) {
            http.header("Authorization", tokenFile.get().authorization());
        }
        request.etag().ifPresent(etag -> http.header("If-None-Match", etag));
        return http.build();
    }

    private static FetchOutcome outcome(FetchRequest request, HttpResponse<Optional<byte[]>> response) {
        Optional<Duration> lifetime = CacheLifetime.of(response.headers().allValues("Cache-Control"));
        if (response.statusCode() == NOT_MODIFIED) {
            return new FetchOutcome.NotModified(lifetime);
        }
        if (response.statusCode() != OK) {
            return FailedExchange.ofStatus(
                    response.statusCode(), request.uri(), response.headers().firstValue("Location"));
        }
        Optional<String> etag = response.headers()
                .firstValue("ETag")
                .filter(tag -> ENTITY_TAG.matcher(tag).matches());
        return response.body()
                .<FetchOutcome>map(body -> new FetchOutcome.Document(body, etag, lifetime))
                .orElseGet(() -> new FetchOutcome.Failed(JwksFault.TOO_LARGE));
    }

    /** Ends every fetch under way and every thread. May be called again. */
    @Override
    public void close() {
        threads.close();
    }
}
