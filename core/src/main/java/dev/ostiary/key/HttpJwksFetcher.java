package dev.ostiary.key;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches by HTTP/1.1 with the platform's client: its trust store, its proxy settings, no credentials, no cookies.
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
    private static final int REDIRECTS = 3;

    /** What is sent back must be harmless in a header (RFC 9110, section 8.8.3). */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"[!#-~]{0,256}\"");

    private final FetchThreads threads;
    private final LazyHttpClient client;

    /** Makes a fetcher, which opens nothing yet. */
    public HttpJwksFetcher() {
        this(new FetchThreads());
    }

    HttpJwksFetcher(FetchThreads threads) {
        this.threads = threads;
        this.client = new LazyHttpClient(threads);
    }

    /** Where refreshes with this fetcher run. */
    Executor threads() {
        return threads;
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        try {
            return exchange(request, System.nanoTime() + request.timeout().toNanos());
        } catch (ExecutionException e) {
            return new FetchOutcome.Failed(fault(e.getCause()));
        } catch (TimeoutException e) {
            return new FetchOutcome.Failed(JwksFault.TIMEOUT);
        } catch (RejectedExecutionException e) {
            return new FetchOutcome.Failed(JwksFault.CANCELLED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FetchOutcome.Failed(JwksFault.CANCELLED);
        }
    }

    /** The client's own timeout ends with the headers, so the deadline is kept here, for the body too. */
    private FetchOutcome exchange(FetchRequest request, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpClient http = client.get(request.timeout());
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                http.sendAsync(httpRequest(request), BoundedBody.ofStatus(OK));
        try {
            return outcome(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest httpRequest(FetchRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .timeout(request.timeout())
                .header("Accept", "application/jwk-set+json, application/json, */*;q=0.5")
                .header("User-Agent", "ostiary");
        request.etag().ifPresent(etag -> http.header("If-None-Match", etag));
        return http.build();
    }

    private static FetchOutcome outcome(HttpResponse<Optional<byte[]>> response) {
        Optional<Duration> lifetime = CacheLifetime.of(response.headers().allValues("Cache-Control"));
        if (response.statusCode() == NOT_MODIFIED) {
            return new FetchOutcome.NotModified(lifetime);
        }
        if (response.statusCode() != OK) {
            boolean redirect = response.statusCode() / 100 == REDIRECTS;
            return new FetchOutcome.Failed(redirect ? JwksFault.REDIRECT : JwksFault.STATUS);
        }
        Optional<String> etag = response.headers()
                .firstValue("ETag")
                .filter(tag -> ENTITY_TAG.matcher(tag).matches());
        return response.body()
                .<FetchOutcome>map(body -> new FetchOutcome.Document(body, etag, lifetime))
                .orElseGet(() -> new FetchOutcome.Failed(JwksFault.TOO_LARGE));
    }

    private static JwksFault fault(@Nullable Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return JwksFault.TIMEOUT;
        }
        if (cause instanceof SSLException) {
            return JwksFault.TLS;
        }
        return cause instanceof IOException ? JwksFault.CONNECTION : JwksFault.FETCHER_FAULT;
    }

    /** Ends every fetch under way and every thread. May be called again. */
    @Override
    public void close() {
        threads.close();
    }
}
