package dev.ostiary.provider;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.HttpAnswer;
import dev.ostiary.key.JwksFault;
import dev.ostiary.key.ProviderConnections;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exchanges with one provider, at most 64 at a time; its answers are read as strict JSON. Thread-safe. */
final class Exchanges {
    static final int MOST_AT_A_TIME = 64;

    private final ProviderConnections connections;
    private final Duration timeout;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    Exchanges(ProviderConnections connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
    }

    /** What came of one. */
    sealed interface Answer {}

    /** An answer, whatever its status. */
    @SuppressWarnings("ArrayRecordComponent") // made once and read once
    record Received(int status, String contentType, byte[] body) implements Answer {
        /** The object that the body is, to the letter. */
        Optional<Map<String, @Nullable Object>> json() {
            try {
                return Optional.of(StrictJson.parseObject(body));
            } catch (JsonSyntaxException notJson) {
                return Optional.empty();
            }
        }

        boolean isServerError() {
            return status >= 500;
        }

        /** Shows the status. */
        @Override
        public String toString() {
            return "Received[" + status + "]";
        }
    }

    /** Nothing that can be read: too long, or from where nobody may be asked. */
    record Unreadable(String detail) implements Answer {}

    /** Not asked, because too many ask already. */
    record Busy() implements Answer {}

    /** Nothing: no connection, or no answer in time. */
    record Nothing(String detail) implements Answer {}

    Answer get(URI uri, Map<String, String> headers) {
        return within(() -> connections.get(uri, headers, timeout));
    }

    Answer post(ClientRequest request) {
        return post(request, timeout);
    }

    /** For what need not wait as long as usual. */
    Answer post(ClientRequest request, Duration atMost) {
        Duration time = atMost.compareTo(timeout) < 0 ? atMost : timeout;
        return within(() -> connections.post(request.uri(), request.headers(), request.form(), time));
    }

    private Answer within(Supplier<HttpAnswer> exchange) {
        if (!places.tryAcquire()) {
            return new Busy();
        }
        try {
            return answer(exchange.get());
        } finally {
            places.release();
        }
    }

    private static Answer answer(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Received received) {
            return new Received(received.status(), received.contentType(), received.body());
        }
        HttpAnswer.Broken broken = (HttpAnswer.Broken) answer;
        boolean unreadable = broken.fault() == JwksFault.TOO_LARGE || broken.fault() == JwksFault.FORBIDDEN_URI;
        return unreadable ? new Unreadable(broken.detail()) : new Nothing(broken.detail());
    }
}
