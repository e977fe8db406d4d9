package dev.ostiary.servlet.event;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.credential.Carrier;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The one place from which decisions are reported: counted always, and told to listener, log and flight recorder where there
 * is something to tell. Thread-safe.
 */
public final class Reporter implements AutoCloseable {
    /** The log of refusals, apart from that of the filter, so that it can be kept or silenced by itself. */
    public static final String LOG_NAME = "dev.ostiary.servlet.refusals";

    private final Optional<AuthEventListener> listener;
    private final System.Logger warnings;
    private final RefusalLog log;
    private final SeriesCounter<AuthSeries> requests = new SeriesCounter<>(AuthSeries::merged);
    private final SeriesCounter<KeySeries> keyRefreshes = new SeriesCounter<>(UnaryOperator.identity());
    private final LongAdder reusedRefreshTokens = new LongAdder();
    private final FlightRecorder recorder;
    private final SupportIds supportIds;

    /**
     * Makes a reporter whose support ids are random.
     *
     * @param listener told of every decision, if there is one
     * @param clock measures how many log lines are too many
     */
    public Reporter(Optional<AuthEventListener> listener, InstantSource clock) {
        this(
                listener,
                clock,
                new BatchedRandom(new SecureRandom()),
                System.getLogger(LOG_NAME),
                FlightRecorder.of(Reporter.class.getClassLoader()));
    }

    Reporter(
            Optional<AuthEventListener> listener,
            InstantSource clock,
            RandomGenerator random,
            System.Logger log,
            FlightRecorder recorder) {
        this.listener = listener.map(one -> new SafeListener(one, log));
        this.warnings = log;
        this.log = new RefusalLog(log, clock);
        this.recorder = recorder;
        this.supportIds = new SupportIds(random);
    }

    /**
     * A new id for a request that is refused, or would be.
     *
     * @return 12 characters, lower-case letters and digits
     */
    public String supportId() {
        return supportIds.next();
    }

    /**
     * Reports one decision.
     *
     * @param series what was decided
     * @param carrier what carried the token, if any was looked at
     * @param supportId for a request that is refused, or would be
     * @param request whose method and path are told
     */
    public void report(
            AuthSeries series, Optional<Carrier> carrier, Optional<String> supportId, HttpServletRequest request) {
        requests.count(series);
        OptionalLong heldBack = series.reason()
                .map(reason -> log.take(series.outcome(), reason))
                .orElse(OptionalLong.empty());
        boolean recorded = series.reason().isPresent() && recorder.recordsRefusals();
        // What is told to nobody need not be made: of a flood, nearly all of it.
        if (heldBack.isEmpty() && !recorded && listener.isEmpty()) {
            return;
        }
        AuthEvent event = new AuthEvent(
                series.outcome(),
                series.reason(),
                series.rule(),
                series.issuer(),
                request.getMethod(),
                request.getRequestURI(),
                carrier,
                supportId);
        series.reason().ifPresent(reason -> {
            heldBack.ifPresent(lines -> log.write(event, reason, lines));
            recorder.refusal(event, reason.code());
        });
        listener.ifPresent(one -> one.on(event, request));
    }

    /**
     * Reports what happened to keys that are fetched: refreshes are counted and recorded, and the listener
     * is told of everything.
     *
     * @param issuer the configured issuer, or where its keys come from
     * @param event what happened
     */
    public void report(String issuer, JwksEvent event) {
        if (event instanceof JwksEvent.Refreshed refreshed) {
            keyRefreshes.count(new KeySeries(issuer, Optional.empty()));
            recorder.keyRefresh(issuer, refreshed.keys(), refreshed.skipped().size(), null);
        } else if (event instanceof JwksEvent.RefreshFailed failed) {
            keyRefreshes.count(new KeySeries(issuer, Optional.of(failed.fault())));
            recorder.keyRefresh(issuer, 0, 0, failed.fault().name().toLowerCase(Locale.ROOT));
        }
        listener.ifPresent(one -> one.onKeys(issuer, event));
    }

    /**
     * Reports a refresh token that came again long after its use, for whose sake its session was ended: a warning without any id, which
     * the listener alone is told.
     *
     * @param sessionId the session
     * @param subject whose it was
     */
    public void reportReusedRefreshToken(String sessionId, String subject) {
        reusedRefreshTokens.increment();
        warnings.log(
                System.Logger.Level.WARNING,
                "A refresh token came again long after its use: it may have been stolen, so its session was ended");
        listener.ifPresent(one -> one.onReusedRefreshToken(sessionId, subject));
    }

    /**
     * Reports what became of a sign-in at a provider.
     *
     * @param provider the name of the provider
     * @param outcome what became of it
     * @param code why not
     */
    public void reportSignIn(String provider, String outcome, Optional<String> code) {
        listener.ifPresent(one -> one.onSignIn(provider, outcome, code));
    }

    /**
     * Reports what a provider answered when it was asked about a session.
     *
     * @param provider the name of the provider
     * @param outcome what it answered
     */
    public void reportProviderRefresh(String provider, String outcome) {
        listener.ifPresent(one -> one.onProviderRefresh(provider, outcome));
    }

    /**
     * Reports what a provider has ended.
     *
     * @param provider the name of the provider
     * @param ended how many sessions
     */
    public void reportProviderLogout(String provider, int ended) {
        listener.ifPresent(one -> one.onProviderLogout(provider, ended));
    }

    /**
     * What was counted by now.
     *
     * @return a snapshot
     */
    public AuthCounts counts() {
        return new AuthCounts(requests.counts(), keyRefreshes.counts(), reusedRefreshTokens.sum());
    }

    /** Tells the log how many lines are held back still; may be used on. */
    @Override
    public void close() {
        log.close();
    }
}
