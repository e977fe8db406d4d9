package dev.ostiary.provider;

import dev.ostiary.session.SessionSource;
import dev.ostiary.store.ProviderGrants;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link ProviderRefresh} needs. Grants, seal, providers and what sessions say are mandatory. Not thread-safe.
 */
public final class ProviderRefreshBuilder {
    private @Nullable ProviderGrants grants;
    private @Nullable GrantSeal seal;
    private List<OpenIdProvider> providers = List.of();
    private @Nullable Function<GrantOutcome.Standing, SessionSource.Answer> says;
    private Duration staleFor = Duration.ofMinutes(15);
    private InstantSource clock = InstantSource.system();
    private BiConsumer<String, RefreshAnswer> told = (provider, answer) -> {};

    ProviderRefreshBuilder() {}

    /**
     * Where grants are kept.
     *
     * @param kept of the store that the sessions have
     * @return this builder
     */
    public ProviderRefreshBuilder grants(ProviderGrants kept) {
        this.grants = Objects.requireNonNull(kept, "kept");
        return this;
    }

    /**
     * What seals and opens them.
     *
     * @param sealing the same on every node
     * @return this builder
     */
    public ProviderRefreshBuilder seal(GrantSeal sealing) {
        this.seal = Objects.requireNonNull(sealing, "sealing");
        return this;
    }

    /**
     * Who is asked.
     *
     * @param named each by a name of its own
     * @return this builder
     */
    public ProviderRefreshBuilder providers(List<OpenIdProvider> named) {
        this.providers = List.copyOf(named);
        return this;
    }

    /**
     * What a session that goes on says, or that it does not go on for another reason.
     *
     * @param decides asked at each refresh
     * @return this builder
     */
    public ProviderRefreshBuilder says(Function<GrantOutcome.Standing, SessionSource.Answer> decides) {
        this.says = Objects.requireNonNull(decides, "decides");
        return this;
    }

    /**
     * How long sessions go on while their provider fails. Default 15 minutes.
     *
     * @param time from zero to 24 hours
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public ProviderRefreshBuilder staleFor(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("staleFor: expected 0s to 24h, got " + time);
        }
        this.staleFor = time;
        return this;
    }

    /**
     * The clock by which access tokens expire and attempts are spaced. Default: the system's.
     *
     * @param source asked each time
     * @return this builder
     */
    public ProviderRefreshBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Who is told what a provider has answered, each time that it was asked. Default: nobody.
     *
     * @param listener gets the provider's name and the answer; throws nothing
     * @return this builder
     */
    public ProviderRefreshBuilder told(BiConsumer<String, RefreshAnswer> listener) {
        this.told = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Makes it.
     *
     * @return to be closed
     * @throws IllegalArgumentException if something is missing
     */
    public ProviderRefresh build() {
        if (grants == null || seal == null || says == null || providers.isEmpty()) {
            throw new IllegalArgumentException("grants, seal, providers, says: must be given");
        }
        Map<String, RefreshedBy> byName = providers.stream()
                .map(provider -> RefreshedBy.of(provider, told, clock))
                .collect(Collectors.toUnmodifiableMap(RefreshedBy::name, provider -> provider));
        CountDownLatch closed = new CountDownLatch(1);
        GrantRefresh refresh = new GrantRefresh(grants, seal, byName, staleFor, Looks.until(closed));
        return new ProviderRefresh(refresh, says, clock, closed);
    }
}
