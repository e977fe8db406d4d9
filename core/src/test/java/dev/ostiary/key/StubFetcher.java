package dev.ostiary.key;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as it is told, and counts. */
final class StubFetcher implements JwksFetcher {
    static final URI URI_OF_SET = URI.create("https://id.example/jwks");

    private final List<FetchRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<FetchRequest, FetchOutcome> answer = request -> new FetchOutcome.Failed(JwksFault.STATUS);

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        requests.add(request);
        return answer.apply(request);
    }

    StubFetcher answering(Function<FetchRequest, FetchOutcome> newAnswer) {
        answer = newAnswer;
        return this;
    }

    StubFetcher answering(FetchOutcome outcome) {
        return answering(request -> outcome);
    }

    StubFetcher serving(VerificationKey... keys) {
        return answering(set(keys));
    }

    StubFetcher failing(JwksFault fault) {
        return answering(new FetchOutcome.Failed(fault));
    }

    List<FetchRequest> requests() {
        return List.copyOf(requests);
    }

    int count() {
        return requests.size();
    }

    static FetchOutcome set(VerificationKey... keys) {
        return document(Keys.toJwkSet(List.of(keys)));
    }

    static FetchOutcome document(String body) {
        return document(body, Optional.empty(), Optional.empty());
    }

    static FetchOutcome document(String body, Optional<String> etag, Optional<Duration> lifetime) {
        return new FetchOutcome.Document(body.getBytes(StandardCharsets.UTF_8), etag, lifetime);
    }
}
