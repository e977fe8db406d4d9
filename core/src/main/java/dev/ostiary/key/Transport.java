package dev.ostiary.key;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One exchange by HTTP/1.1 within a deadline, body included, without redirects. Thread-safe. */
final class Transport {
    private final FetchThreads threads;
    private final LazyHttpClient client;

    /** Opens nothing yet. */
    Transport(FetchThreads threads, Optional<TrustedAuthorities> authorities, Optional<ClientCertificate> certificate) {
        this.threads = threads;
        this.client = new LazyHttpClient(threads, authorities, certificate);
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** An answer, whatever its status; without a body where that is too long. */
    record Received(HttpResponse<Optional<byte[]>> response) implements Outcome {}

    /** None. */
    record Broken(FetchOutcome.Failed failure) implements Outcome {}

    /**
     * The exchange has a thread of its own, and this one waits for it until the deadline: the client's timeout ends with the headers, and a
     * slow name server knows none at all. The client's own asynchronous exchange costs one thread more each time.
     */
    Outcome send(HttpRequest question, HttpResponse.BodyHandler<Optional<byte[]>> body, Duration timeout) {
        AtomicBoolean answerBegun = new AtomicBoolean();
        FutureTask<HttpResponse<Optional<byte[]>>> exchange =
                new FutureTask<>(() -> client.get().send(question, head -> {
                    answerBegun.set(true);
                    return body.apply(head);
                }));
        try {
            threads.execute(exchange);
            return new Received(exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Broken(failure(e.getCause(), answerBegun.get()));
        } catch (TimeoutException e) {
            return new Broken(FailedExchange.late(answerBegun.get()));
        } catch (RejectedExecutionException e) {
            return new Broken(new FetchOutcome.Failed(JwksFault.CANCELLED));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(new FetchOutcome.Failed(JwksFault.CANCELLED));
        } finally {
            exchange.cancel(true);
        }
    }

    /** Interrupted is that thread only by this one, which knows, and by the end of all. */
    private static FetchOutcome.Failed failure(@Nullable Throwable cause, boolean answerBegun) {
        return cause instanceof InterruptedException
                ? new FetchOutcome.Failed(JwksFault.CANCELLED)
                : FailedExchange.because(cause instanceof ExecutionException ? cause.getCause() : cause, answerBegun);
    }
}
