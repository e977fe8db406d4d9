package dev.ostiary.key;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One exchange by HTTP/1.1 within a deadline, body included, without redirects. Thread-safe. */
final class Transport {
    private final LazyHttpClient client;

    /** Opens nothing yet. */
    Transport(FetchThreads threads, Optional<TrustedAuthorities> authorities, Optional<ClientCertificate> certificate) {
        this.client = new LazyHttpClient(threads, authorities, certificate);
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** An answer, whatever its status; without a body where that is too long. */
    record Received(HttpResponse<Optional<byte[]>> response) implements Outcome {}

    /** None. */
    record Broken(FetchOutcome.Failed failure) implements Outcome {}

    /** The client's own timeout ends with the headers, so the deadline is kept here, for the body too. */
    Outcome send(HttpRequest question, HttpResponse.BodyHandler<Optional<byte[]>> body, Duration timeout) {
        AtomicBoolean answerBegun = new AtomicBoolean();
        try {
            return new Received(exchange(question, body, answerBegun, System.nanoTime() + timeout.toNanos(), timeout));
        } catch (ExecutionException e) {
            return new Broken(FailedExchange.because(e.getCause(), answerBegun.get()));
        } catch (TimeoutException e) {
            return new Broken(FailedExchange.late(answerBegun.get()));
        } catch (RejectedExecutionException e) {
            return new Broken(new FetchOutcome.Failed(JwksFault.CANCELLED));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(new FetchOutcome.Failed(JwksFault.CANCELLED));
        }
    }

    private HttpResponse<Optional<byte[]>> exchange(
            HttpRequest question,
            HttpResponse.BodyHandler<Optional<byte[]>> body,
            AtomicBoolean answerBegun,
            long deadline,
            Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpClient http = client.get(timeout);
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer = http.sendAsync(question, head -> {
            answerBegun.set(true);
            return body.apply(head);
        });
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(true);
        }
    }
}
