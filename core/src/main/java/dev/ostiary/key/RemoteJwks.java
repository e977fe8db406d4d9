package dev.ostiary.key;

import dev.ostiary.encoding.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an identity provider: its JWK set (RFC 7517, section 5), fetched when needed and kept.
 *
 * <pre>{@code
 * try (RemoteJwks keys = RemoteJwks.discoveredFrom("https://id.example").build()) {
 *     JwtVerifier verifier = JwtVerifier.builder()
 *             .keys(keys)
 *             .issuer("https://id.example")
 *             .audience("orders")
 *             .build();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>One fetch at a time, for all who wait. Nobody waits while a usable key is there: from 80 % of the time to live on,
 *       keys are refreshed in the background, when a look-up asks for them.
 *   <li>An unknown {@code kid} causes one fetch, unless the last one began less than {@code refetchInterval} ago. So does a known one
 *       whose key has not made the signature, for an issuer may change a key and keep its id.
 *   <li>While usable keys serve, at most four threads at once wait for such a fetch, 500 milliseconds at most.
 *   <li>A key that left the set is gone within one time to live. One that a refresh brings again, with the same material, id and
 *       algorithms, stays the same object.
 *   <li>While fetching fails, the old keys serve for {@code staleFor} past their time, and what they do not answer is
 *       {@link KeyLookup.Unavailable}: whether an unknown key is good cannot be told then. Attempts are spaced by 1 to 30
 *       seconds.
 *   <li>Entries that are private, symmetric, weak, malformed or not for signatures are skipped and reported. A set without
 *       a usable entry is a failed fetch.
 *   <li>Selection is that of {@link StaticKeys#ofSet}: an unknown {@code kid} never falls back to other keys.
 * </ul>
 *
 * <p>Made by {@link #at} or {@link #discoveredFrom}. Thread-safe; waiting does not pin virtual threads.
 */
public final class RemoteJwks implements KeySource, AutoCloseable {
    private final Refresher refresher;
    private final WaitingPlaces places;
    private final Runnable closeOwned;

    RemoteJwks(Refresher refresher, WaitingPlaces places, Runnable closeOwned) {
        this.refresher = refresher;
        this.places = places;
        this.closeOwned = closeOwned;
    }

    /**
     * Keys from the URL of a JWK set.
     *
     * @param uri https; plain HTTP only to this machine, or with {@link RemoteJwksBuilder#allowPlainHttp()}
     * @return a builder, which checks the URL in {@link RemoteJwksBuilder#build()}
     */
    public static RemoteJwksBuilder at(URI uri) {
        return RemoteJwksBuilder.at(uri);
    }

    /**
     * Keys from where the issuer says they are: its document {@code /.well-known/openid-configuration} (OpenID Connect
     * Discovery 1.0, section 4), or, where that is not found, {@code /.well-known/oauth-authorization-server} (RFC 8414,
     * section 3). The {@code issuer} in it must be exactly equal. The address is kept for an hour, and asked for again
     * after a fetch failed.
     *
     * @param issuer a URL as for {@link #at}, without a query, exactly as tokens have it in {@code iss}
     * @return a builder, which checks the URL in {@link RemoteJwksBuilder#build()}
     */
    public static RemoteJwksBuilder discoveredFrom(String issuer) {
        return RemoteJwksBuilder.discoveredFrom(issuer);
    }

    /**
     * Finds the keys that may verify a token.
     *
     * <p>Waits only where no usable key answers: at most for the timeout where there is none at all; where others serve, at most 500
     * milliseconds, and then no more than four at once do, and who finds no place is told {@link KeyLookup.Unavailable} at once. An interrupt ends the wait with
     * {@link KeyLookup.Unavailable}; the thread stays marked as interrupted.
     *
     * @param query what the token's header says, unverified
     * @return {@link KeyLookup.Unavailable} where nobody can tell, with the time until the next attempt, at least 1 second
     */
    @Override
    public KeyLookup find(KeyQuery query) {
        Instant now = refresher.now();
        Optional<StaticKeys> serving = refresher.memory().servingAt(now);
        if (serving.isPresent() && serving.get().hasCandidates(query)) {
            startIfAllowed(now);
            return serving.get().find(query);
        }
        Optional<Flight> flight = refresher.joinOrStart(memory -> memory.mayRefetchAt(now));
        boolean waitedInVain = flight.isPresent() && !arrived(flight.get(), serving.isPresent());
        return settled(query, flight, waitedInVain);
    }

    /**
     * The same keys for tokens that come only once, such as ID tokens: an unknown {@code kid} is looked for once more even within {@code
     * refetchInterval}, at most once in five seconds for each such view.
     *
     * @param most how long a look-up waits where no key serves, if that is less than the timeout
     * @return a view with a patience of its own
     */
    public KeySource insistent(Duration most) {
        return new InsistentKeys(this, most.compareTo(refresher.patience()) < 0 ? most : refresher.patience());
    }

    /** As {@link #find}, and waits no longer than that. */
    KeyLookup findWithin(KeyQuery query, Duration most) {
        Instant now = refresher.now();
        Optional<Flight> flight = refresher.memory().servingAt(now).isPresent()
                ? Optional.empty()
                : refresher.joinOrStart(memory -> memory.mayRefetchAt(now));
        boolean inVain = flight.isPresent() && !flight.get().await(most);
        return inVain ? new KeyLookup.Unavailable(RetryAfter.LEAST) : find(query);
    }

    /** Looks again after a fetch, however short ago the last one was. */
    KeyLookup findAnew(KeyQuery query, Duration most) {
        Optional<Flight> flight = refresher.joinOrStart(memory -> true);
        boolean waitedInVain = flight.isPresent() && !flight.get().await(most);
        return settled(query, flight, waitedInVain);
    }

    Instant now() {
        return refresher.now();
    }

    /**
     * Whether another key goes by the same {@code kid} now, or by none: asked for a token with a bad signature.
     *
     * <p>As for an unknown {@code kid} that causes one fetch, unless the last one began less than {@code refetchInterval} ago, and few wait
     * for it, not for long.
     *
     * @param query what the token's header says, unverified
     * @param tried the keys that have not made the signature
     * @return {@link KeyLookup.Unknown} too where the keys were fetched lately; {@link KeyLookup.Unavailable} where a fetch is under way
     *     for which no place to wait is free, or that has failed
     */
    @Override
    public KeyLookup findOthers(KeyQuery query, KeyLookup.Found tried) {
        Instant now = refresher.now();
        KeyLookup refreshedMeanwhile = refresher
                .memory()
                .servingAt(now)
                .map(keys -> without(tried, keys.find(query)))
                .orElse(NO_OTHERS);
        if (refreshedMeanwhile instanceof KeyLookup.Found) {
            return refreshedMeanwhile;
        }
        Optional<Flight> flight = refresher.joinOrStart(memory -> memory.mayRefetchAt(now));
        if (flight.isEmpty()) {
            return NO_OTHERS;
        }
        boolean arrived = places.await(flight.get());
        KeyLookup others = without(tried, settled(query, flight, !arrived));
        return others instanceof KeyLookup.Found || (arrived && isConclusive(flight.get()))
                ? others
                : new KeyLookup.Unavailable(refresher.memory().retryAfter(refresher.now()));
    }

    private static KeyLookup without(KeyLookup.Found tried, KeyLookup lookup) {
        if (!(lookup instanceof KeyLookup.Found found)) {
            return lookup;
        }
        List<VerificationKey> others = new ArrayList<>(found.candidates());
        others.removeAll(tried.candidates());
        return others.isEmpty() ? NO_OTHERS : new KeyLookup.Found(others);
    }

    private boolean isConclusive(Flight flight) {
        Instant now = refresher.now();
        Memory memory = refresher.memory();
        return memory.isConclusiveAt(now) || isAnsweredBy(flight, memory, now);
    }

    /** The common case is a field or two to compare: nothing is allocated for it. */
    private void startIfAllowed(Instant now) {
        if (refresher.memory().mayRefreshAt(now)) {
            refresher.joinOrStart(memory -> memory.mayRefreshAt(now));
        }
    }

    /** Where no key serves, nobody can be answered before the fetch has ended. */
    private boolean arrived(Flight flight, boolean othersServe) {
        if (othersServe) {
            return places.await(flight);
        }
        if (flight.await(refresher.patience())) {
            return true;
        }
        if (!Thread.currentThread().isInterrupted()) {
            refresher.giveUp(flight);
        }
        return false;
    }

    /** The answer after whatever fetch there was: it is in the memory, also where another thread waited for it. */
    private KeyLookup settled(KeyQuery query, Optional<Flight> waitedFor, boolean waitedInVain) {
        Instant now = refresher.now();
        Memory memory = refresher.memory();
        Instant asOf = waitedFor
                .filter(flight -> isAnsweredBy(flight, memory, now))
                .map(Flight::startedAt)
                .orElse(now);
        Optional<StaticKeys> serving = memory.servingAt(asOf);
        boolean known = serving.isPresent() && serving.get().hasCandidates(query);
        if (known) {
            return serving.get().find(query);
        }
        return memory.isConclusiveAt(asOf) && !waitedInVain
                ? new KeyLookup.Unknown()
                : new KeyLookup.Unavailable(memory.retryAfter(now));
    }

    /** What was fetched for a question answers it, even if that took longer than the time to live. */
    private boolean isAnsweredBy(Flight flight, Memory memory, Instant now) {
        return memory.isFrom(flight) && now.isBefore(flight.startedAt().plus(refresher.patience()));
    }

    /**
     * Every algorithm but HMAC's: nobody knows which keys the issuer will have tomorrow.
     *
     * @return unmodifiable
     */
    @Override
    public Set<JwsAlgorithm> algorithms() {
        return JwsAlgorithm.asymmetric();
    }

    /**
     * What a verifier accepts unless it is told otherwise: what the keys that were fetched last are {@linkplain
     * StaticKeys#usualAlgorithms() usually} for.
     *
     * @return RS256, PS256, ES256, ES384, ES512, EDDSA, and what a key is bound to by its own {@code alg}; unmodifiable
     */
    @Override
    public Set<JwsAlgorithm> usualAlgorithms() {
        KeySnapshot known = refresher.memory().snapshot();
        return known == null ? JwsAlgorithm.asymmetricDefaults() : known.keys().usualAlgorithms();
    }

    /**
     * Begins to fetch in the background, however short ago the last fetch was, unless one is under way. Call it at
     * start-up to have keys before the first request, or after an issuer revoked a key.
     */
    public void refresh() {
        refresher.joinOrStart(memory -> true);
    }

    /**
     * Begins to fetch in the background if a look-up would: there are no keys, they have aged, or the last fetch failed and
     * the pause after it is over. For who cannot rely on look-ups, such as a health check that keeps requests away.
     */
    public void refreshIfDue() {
        startIfAllowed(refresher.now());
    }

    /**
     * What is there now; fetches nothing.
     *
     * @return the status at this moment
     */
    public JwksStatus status() {
        return refresher.memory().statusAt(refresher.now());
    }

    /**
     * Fetches nothing any more, and releases who waits. Keys that are there answer until their time is over. The fetcher is
     * closed only if none was given to the builder; then no thread is left. A fetcher that was given ends what is under way
     * within its timeout.
     */
    @Override
    public void close() {
        refresher.close();
        closeOwned.run();
    }

    /** Shows the state and the number of keys. */
    @Override
    public String toString() {
        JwksStatus status = status();
        return "RemoteJwks[" + status.state() + ", " + status.keys() + " keys]";
    }
}
