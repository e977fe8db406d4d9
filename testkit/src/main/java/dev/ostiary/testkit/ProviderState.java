package dev.ostiary.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the endpoints of an issuer share: clients, users, grants, what it was told to do, and what came. Thread-safe. */
final class ProviderState {
    private final TokenSource source;
    private final ProviderWays ways;
    private final Map<String, RegisteredClient> clients;
    private final String firstClient;
    private final boolean parRequired;
    private final Accounts accounts;
    private final Grants grants;
    private final PushedRequests pushed;
    private final NextAnswers next = new NextAnswers();
    private final AtomicReference<Manner> manner;
    private final Queue<AuthorizationAnswer> answers = new ConcurrentLinkedQueue<>();
    private final List<TestSignIn> signIns = new CopyOnWriteArrayList<>();
    private final List<TestTokenRequest> tokenRequests = new CopyOnWriteArrayList<>();

    ProviderState(TokenSource source, ProviderWays ways, List<RegisteredClient> clients, boolean parRequired) {
        this.source = source;
        this.ways = ways;
        this.clients = clients.stream().collect(Collectors.toUnmodifiableMap(RegisteredClient::id, client -> client));
        this.firstClient = clients.get(0).id();
        this.parRequired = parRequired;
        this.accounts = new Accounts(this::now);
        this.grants = new Grants(this::now);
        this.pushed = new PushedRequests(this::now);
        this.manner = new AtomicReference<>(Manner.of(ways));
    }

    Instant now() {
        return source.clock().instant();
    }

    String issuer() {
        return source.issuer();
    }

    TokenSource source() {
        return source;
    }

    ProviderWays ways() {
        return ways;
    }

    Manner manner() {
        return Objects.requireNonNull(manner.get());
    }

    void change(UnaryOperator<Manner> change) {
        manner.updateAndGet(change);
    }

    Map<String, RegisteredClient> clients() {
        return clients;
    }

    Optional<RegisteredClient> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    boolean isParRequired() {
        return parRequired;
    }

    Accounts accounts() {
        return accounts;
    }

    Grants grants() {
        return grants;
    }

    PushedRequests pushed() {
        return pushed;
    }

    NextAnswers next() {
        return next;
    }

    void answer(AuthorizationAnswer answer) {
        answers.add(Objects.requireNonNull(answer, "answer"));
    }

    Optional<AuthorizationAnswer> nextAnswer() {
        return Optional.ofNullable(answers.poll());
    }

    List<TestSignIn> signIns() {
        return signIns;
    }

    List<TestTokenRequest> tokenRequests() {
        return tokenRequests;
    }

    /** Who asked for the last sign-in, else the first client. */
    String latestClient() {
        String latest = signIns.isEmpty() ? "" : signIns.get(signIns.size() - 1).clientId();
        return clients.containsKey(latest) ? latest : firstClient;
    }

    /** The secret that this client shares with the issuer, for who would sign with it. */
    String latestClientSecret() {
        return client(latestClient()).flatMap(RegisteredClient::secret).orElse(RegisteredClient.DEFAULT_SECRET);
    }

    void reset() {
        manner.set(Manner.of(ways));
        accounts.clear();
        grants.clear();
        pushed.clear();
        next.clear();
        answers.clear();
        signIns.clear();
        tokenRequests.clear();
    }
}
