package dev.ostiary.key;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One HTTP client, made at its first use, by a thread of the group that is to own its selector thread. Thread-safe. */
final class LazyHttpClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final FetchThreads threads;
    private final Optional<TrustedAuthorities> authorities;
    private final Optional<ClientCertificate> certificate;
    private final AtomicReference<@Nullable FutureTask<HttpClient>> made = new AtomicReference<>();

    /**
     * Makes nothing yet.
     *
     * @param authorities whose servers it trusts, instead of those of the platform
     * @param certificate what it presents to them
     */
    LazyHttpClient(
            FetchThreads threads, Optional<TrustedAuthorities> authorities, Optional<ClientCertificate> certificate) {
        this.threads = threads;
        this.authorities = authorities;
        this.certificate = certificate;
    }

    /** The client, for a thread of those; a failure to make it is forgotten, so that the next call tries again. */
    HttpClient get() throws InterruptedException, ExecutionException {
        FutureTask<HttpClient> task = made.get();
        if (task == null) {
            FutureTask<HttpClient> own = new FutureTask<>(this::make);
            FutureTask<HttpClient> first = made.compareAndExchange(null, own);
            task = first == null ? own : first;
            task.run(); // does nothing where another thread runs it or has run it
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            made.compareAndSet(task, null);
            throw e;
        }
    }

    private HttpClient make() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (authorities.isPresent() || certificate.isPresent()) {
            builder.sslContext(TlsContext.of(authorities, certificate));
        }
        HttpClient client = builder.build();
        if (threads.isClosed()) {
            threads.close(); // again: it may have run just before there was a selector thread
        }
        return client;
    }
}
