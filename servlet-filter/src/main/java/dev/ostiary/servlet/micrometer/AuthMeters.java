package dev.ostiary.servlet.micrometer;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.AuthSeries;
import dev.ostiary.verify.RejectionReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts events in a Micrometer registry.
 *
 * <p>Six counters: {@code ostiary.requests} with the tags {@code outcome}, {@code code}, {@code rule} and {@code issuer},
 * {@code ostiary.key.refreshes} with {@code issuer} and {@code fault}, and {@code ostiary.refresh.tokens.reused} without any; of signing in with a provider {@code ostiary.sign.ins} with {@code issuer}, {@code outcome} and
 * {@code code}, {@code ostiary.provider.refreshes} and {@code ostiary.provider.logouts} with {@code issuer} and {@code outcome}. A tag without a value is {@code none}. Each tag comes
 * from a closed list or from the configuration; should that still make more than 2,000 series, later ones are counted under
 * the rule {@value AuthSeries#OTHER_RULES}. Thread-safe.
 *
 * <pre>{@code
 * AuthFilter filter = AuthFilter.builder()
 *         .eventListener(new AuthMeters(registry))
 *         ...
 * }</pre>
 */
public final class AuthMeters implements AuthEventListener {
    static final int MAX_SERIES = 2_000;
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final ConcurrentMap<AuthSeries, Counter> requests = new ConcurrentHashMap<>();

    /**
     * Counts from now on.
     *
     * @param registry where the counters are registered, each when it is first needed
     */
    public AuthMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(AuthEvent event) {
        AuthSeries series = event.series();
        Counter known = requests.get(series);
        (known == null ? added(series) : known).increment();
    }

    @Override
    public void onKeys(String issuer, JwksEvent event) {
        if (event instanceof JwksEvent.Refreshed) {
            refreshes(issuer, NONE).increment();
        } else if (event instanceof JwksEvent.RefreshFailed failed) {
            refreshes(issuer, failed.fault().name().toLowerCase(Locale.ROOT)).increment();
        }
    }

    @Override
    public void onReusedRefreshToken() {
        Counter.builder("ostiary.refresh.tokens.reused")
                .description("Sessions that were ended because a refresh token came again")
                .register(registry)
                .increment();
    }

    @Override
    public void onSignIn(String provider, String outcome, Optional<String> code) {
        Counter.builder("ostiary.sign.ins")
                .description("Users who came back from a provider")
                .tag("issuer", provider)
                .tag("outcome", outcome)
                .tag("code", code.orElse(NONE))
                .register(registry)
                .increment();
    }

    @Override
    public void onProviderRefresh(String provider, String outcome) {
        Counter.builder("ostiary.provider.refreshes")
                .description("Times that a provider was asked whether a session goes on")
                .tag("issuer", provider)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    @Override
    public void onProviderLogout(String provider, int ended) {
        Counter.builder("ostiary.provider.logouts")
                .description("Logouts that providers have sent")
                .tag("issuer", provider)
                .tag("outcome", ended > 0 ? "ended" : NONE)
                .register(registry)
                .increment();
    }

    private Counter added(AuthSeries series) {
        AuthSeries kept = requests.size() < MAX_SERIES ? series : series.merged();
        return requests.computeIfAbsent(kept, this::registered);
    }

    private Counter registered(AuthSeries series) {
        return Counter.builder("ostiary.requests")
                .description("Requests by what the filter decided")
                .tag("outcome", series.outcome().code())
                .tag("code", series.reason().map(RejectionReason::code).orElse(NONE))
                .tag("rule", series.rule())
                .tag("issuer", series.issuer().orElse(NONE))
                .register(registry);
    }

    private Counter refreshes(String issuer, String fault) {
        return Counter.builder("ostiary.key.refreshes")
                .description("Attempts to fetch the keys of issuers")
                .tag("issuer", issuer)
                .tag("fault", fault)
                .register(registry);
    }
}
