package dev.ostiary.key;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Collects how a {@link RemoteJwks} shall fetch and keep keys. Everything has a default.
 *
 * <p>Each method replaces what an earlier call of it said. Not thread-safe.
 */
public final class RemoteJwksBuilder {
    /** The time to live of keys for which the server states none: 10 minutes. */
    public static final Duration DEFAULT_CACHE_TTL = Duration.ofMinutes(10);

    /** How long old keys serve past their time to live: 1 hour. */
    public static final Duration DEFAULT_STALE_FOR = Duration.ofHours(1);

    /** How soon after one fetch an unknown {@code kid} may cause the next: 30 seconds. */
    public static final Duration DEFAULT_REFETCH_INTERVAL = Duration.ofSeconds(30);

    /** How long one refresh may take: 5 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** By how much a waiting thread outlasts the timeout, so that the fetch itself can say what was wrong. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Function<UriPolicy, KeyLocation> location;
    private Duration cacheTtl = DEFAULT_CACHE_TTL;
    private Duration staleFor = DEFAULT_STALE_FOR;
    private Duration refetchInterval = DEFAULT_REFETCH_INTERVAL;
    private Duration timeout = DEFAULT_TIMEOUT;
    private KeyUse use = KeyUse.SIGNATURE;
    private Duration brief = WaitingPlaces.BRIEFLY;
    private boolean plainHttpAllowed;
    private @Nullable JwksFetcher fetcher;
    private @Nullable TrustedAuthorities authorities;
    private @Nullable TokenFile tokenFile;
    private @Nullable IssuerAddress address;
    private @Nullable Executor executor;
    private JwksListener listener = event -> {};
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SplittableRandom();

    private RemoteJwksBuilder(Function<UriPolicy, KeyLocation> location) {
        this.location = location;
    }

    static RemoteJwksBuilder at(URI uri) {
        Objects.requireNonNull(uri, "uri");
        return new RemoteJwksBuilder(policy -> new KeyLocation.Fixed(policy.require("uri", uri)));
    }

    static RemoteJwksBuilder discoveredFrom(String issuer) {
        Objects.requireNonNull(issuer, "issuer");
        return new RemoteJwksBuilder(policy -> Discovery.of(issuer, policy));
    }

    /**
     * How long keys are used before they are fetched again, where the server does not say it by {@code Cache-Control}. What
     * the server says counts instead, within one minute to one hour. Default 10 minutes.
     *
     * @param ttl from 1 second to 24 hours
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public RemoteJwksBuilder cacheTtl(Duration ttl) {
        this.cacheTtl = within("cacheTtl", ttl, SECOND, DAY);
        return this;
    }

    /**
     * How long keys serve past their time to live while refreshing fails. Default 1 hour.
     *
     * @param time from zero, which turns it off, to 24 hours
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public RemoteJwksBuilder staleFor(Duration time) {
        this.staleFor = within("staleFor", time, Duration.ZERO, DAY);
        return this;
    }

    /**
     * How soon after the beginning of a successful fetch an unknown {@code kid} may cause the next one; until then it is
     * {@link KeyLookup.Unknown} at once. Default 30 seconds.
     *
     * @param interval from 1 second to 1 hour
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public RemoteJwksBuilder refetchInterval(Duration interval) {
        this.refetchInterval = within("refetchInterval", interval, SECOND, Duration.ofHours(1));
        return this;
    }

    /**
     * How long one refresh may take: all its exchanges together, bodies included. Default 5 seconds.
     *
     * @param time from 100 milliseconds to 1 minute
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public RemoteJwksBuilder timeout(Duration time) {
        this.timeout = within("timeout", time, Duration.ofMillis(100), Duration.ofMinutes(1));
        return this;
    }

    /**
     * What keys must be meant for. Default: {@link KeyUse#SIGNATURE}.
     *
     * @param meant what their member {@code use} must say
     * @return this builder
     */
    public RemoteJwksBuilder keyUse(KeyUse meant) {
        this.use = Objects.requireNonNull(meant, "meant");
        return this;
    }

    /**
     * Allows {@code http:} to hosts other than this one: whoever can change that traffic can sign tokens. Default: plain
     * HTTP to {@code localhost}, 127.0.0.0/8 and {@code [::1]} only.
     *
     * @return this builder
     */
    public RemoteJwksBuilder allowPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * Who does the fetching, for example one {@link HttpJwksFetcher} for several key sets. Default: an
     * {@link HttpJwksFetcher} of its own.
     *
     * @param shared stays open when the {@link RemoteJwks} is closed
     * @return this builder
     */
    public RemoteJwksBuilder fetcher(JwksFetcher shared) {
        this.fetcher = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Where this node finds the issuer's server, if not where its metadata say: metadata and keys are asked for there. What is checked, and what
     * is told, stays with the issuer.
     *
     * @param reached plain HTTP only to this machine, or where that is allowed
     * @return this builder
     */
    public RemoteJwksBuilder address(IssuerAddress reached) {
        this.address = Objects.requireNonNull(reached, "reached");
        return this;
    }

    /**
     * Whose servers are trusted for all exchanges, discovery included, instead of those of the platform's trust store.
     *
     * @param trusted for the fetcher of its own that the {@link RemoteJwks} has, so not beside {@link #fetcher}
     * @return this builder
     */
    public RemoteJwksBuilder authorities(TrustedAuthorities trusted) {
        this.authorities = Objects.requireNonNull(trusted, "trusted");
        return this;
    }

    /**
     * A file whose text is sent as a bearer token (RFC 6750, section 2.1) with each exchange, discovery included, to the server of the
     * issuer and to the one that it names for its keys: what Kubernetes asks for. It is read anew each time; while it is missing, or holds
     * no token, fetching fails with {@link JwksFault#NO_TOKEN}. The token goes over TLS or stays on this machine, unless {@link
     * #allowPlainHttp} was called, and follows no redirect.
     *
     * @param file for the fetcher of its own that the {@link RemoteJwks} has, so not beside {@link #fetcher}
     * @return this builder
     */
    public RemoteJwksBuilder tokenFile(Path file) {
        this.tokenFile = new TokenFile(file);
        return this;
    }

    /**
     * Who is told what happens. Default: nobody; changes for the worse and for the better are logged anyway.
     *
     * @param told called on the thread that fetched
     * @return this builder
     */
    public RemoteJwksBuilder listener(JwksListener told) {
        this.listener = Objects.requireNonNull(told, "told");
        return this;
    }

    /**
     * The clock by which keys age and attempts are spaced. Default: the system's. Timeouts are not measured by it.
     *
     * @param source asked at each look-up
     * @return this builder
     */
    public RemoteJwksBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Where refreshes run, instead of on the fetcher's threads. Not closed. */
    RemoteJwksBuilder executor(Executor runs) {
        this.executor = runs;
        return this;
    }

    /** How long the few wait that may wait while keys serve. */
    RemoteJwksBuilder brief(Duration time) {
        this.brief = time;
        return this;
    }

    /** What spreads the attempts after failures. */
    RemoteJwksBuilder random(RandomGenerator source) {
        this.random = source;
        return this;
    }

    /**
     * Makes the key source. Fetches nothing yet: the first look-up does, or {@link RemoteJwks#refresh()}.
     *
     * @return to be closed when it is no longer needed
     * @throws IllegalArgumentException if the address is neither https nor allowed to be plain HTTP, has no host, user
     *     information or a fragment, or, for an issuer, a query; or if a fetcher was given beside authorities or a file with a token
     */
    public RemoteJwks build() {
        KeyLocation keyLocation = location.apply(new UriPolicy(plainHttpAllowed));
        FetchThreads own = null;
        JwksFetcher fetching = fetcher;
        Executor running = executor;
        if (fetching != null && (authorities != null || tokenFile != null)) {
            throw new IllegalArgumentException(
                    "fetcher: was given, and would know nothing of the authorities or of the file with a token");
        }
        if (fetching == null) {
            own = new FetchThreads();
            fetching = new HttpJwksFetcher(own, Optional.ofNullable(authorities), Optional.ofNullable(tokenFile));
        }
        if (running == null && fetching instanceof HttpJwksFetcher http) {
            running = http.threads();
        }
        if (running == null) {
            own = new FetchThreads();
            running = own;
        }
        UriPolicy policy = new UriPolicy(plainHttpAllowed);
        JwksFetcher reaching = address == null ? fetching : address.through(fetching, policy);
        Refresh refresh = new Refresh(reaching, keyLocation, policy, use, timeout, cacheTtl, staleFor);
        RetrySchedule schedule = new RetrySchedule(refetchInterval, random);
        JwksReporter reporter = new JwksReporter(keyLocation.toString(), listener);
        Refresher refresher = new Refresher(refresh, schedule, reporter, clock, running, timeout.plus(MARGIN));
        return new RemoteJwks(refresher, new WaitingPlaces(brief), own == null ? () -> {} : own::close);
    }

    private static Duration within(String argument, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(argument + ": expected " + least + " to " + most + ", got " + value);
        }
        return value;
    }
}
