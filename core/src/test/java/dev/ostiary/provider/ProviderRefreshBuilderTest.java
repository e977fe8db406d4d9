package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.SessionState;
import dev.ostiary.testkit.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a refresh needs, and that each of it counts; with a strict provider. */
class ProviderRefreshBuilderTest {
    private static final String SESSION = "s1";

    private final Applicant applicant = new Applicant();
    private final ProviderGrants grants = new InMemoryTokenStateStore(100, applicant.clock).providerGrants();
    private final GrantSeal seal = GrantSeal.of(List.of(KeyDerivation.random()), new MovableClock());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        applicant.close();
    }

    private ProviderRefreshBuilder complete() {
        return ProviderRefresh.builder()
                .grants(grants)
                .seal(seal)
                .providers(List.of(applicant.provider))
                .says(standing ->
                        new SessionSource.Says(standing.grant().identity().claims()))
                .clock(applicant.clock);
    }

    private void open() {
        Redemption.SignedIn signedIn = applicant.signedIn();
        Instant now = applicant.clock.instant();
        grants.open(
                new SessionState(SESSION, "u1", "", now, now, now.plus(Duration.ofDays(30)), "t1"),
                seal.seal(SESSION, "provider", new GrantSeal.Grant(signedIn.tokens(), signedIn.identity()))
                        .orElseThrow());
    }

    private static GrantSeal.Grant grant(GrantOutcome outcome) {
        return ((GrantOutcome.Standing) outcome).grant();
    }

    @Test
    void tokens_aboutToExpire_areRefreshedAndTheListenerIsTold() {
        open();
        try (ProviderRefresh refresh = complete()
                .told((provider, answer) ->
                        told.add(provider + " " + answer.getClass().getSimpleName()))
                .build()) {
            GrantSeal.Grant before = grant(refresh.kept(SESSION));
            Instant expiry = before.tokens().expiresAt().orElseThrow();
            Duration left = Duration.between(applicant.clock.instant(), expiry);

            assertThat(grant(refresh.tokens(SESSION, left.minusSeconds(1)))).isEqualTo(before);
            assertThat(told).isEmpty();
            assertThat(grant(refresh.tokens(SESSION, left)).tokens().access())
                    .isNotEqualTo(before.tokens().access());
            assertThat(told).containsExactly("provider Renewed");
        }
    }

    @Test
    void currentFor_zero_asksEachTime() {
        open();
        try (ProviderRefresh refresh = complete()
                .currentFor(Duration.ZERO)
                .told((provider, answer) -> told.add(provider))
                .build()) {
            refresh.tokens(SESSION, Duration.ofDays(1));
            refresh.tokens(SESSION, Duration.ofDays(1));

            assertThat(told).hasSize(2);
        }
    }

    @Test
    void staleFor_zero_doesNotOutliveAnOutage() {
        open();
        applicant.issuer.at(Endpoint.TOKEN).fails(500);
        try (ProviderRefresh refresh = complete().staleFor(Duration.ZERO).build()) {
            assertThat(refresh.tokens(SESSION, Duration.ofDays(1))).isInstanceOf(GrantOutcome.Unavailable.class);
        }
    }

    @Test
    void build_withoutWhatIsMandatory_isRefused() {
        String message = "grants, seal, providers, says: must be given";

        assertThatThrownBy(ProviderRefresh.builder()::build).hasMessage(message);
        assertThatThrownBy(complete().providers(List.of())::build).hasMessage(message);
        assertThatThrownBy(
                        ProviderRefresh.builder().grants(grants).seal(seal).providers(List.of(applicant.provider))
                                ::build)
                .hasMessage(message);
    }

    @Test
    void staleFor_bounds_areTheirs() {
        assertThat(complete().staleFor(Duration.ofDays(1))).isNotNull();
        assertThatThrownBy(() -> complete().staleFor(Duration.ofDays(1).plusNanos(1)))
                .hasMessageStartingWith("staleFor: expected 0s to 24h");
        assertThatThrownBy(() -> complete().staleFor(Duration.ofNanos(-1))).hasMessageStartingWith("staleFor:");
    }

    @Test
    void currentFor_bounds_areTheirs() {
        assertThat(complete().currentFor(Duration.ofSeconds(10))).isNotNull();
        assertThatThrownBy(() -> complete().currentFor(Duration.ofSeconds(10).plusNanos(1)))
                .hasMessageStartingWith("currentFor: expected 0s to 10s");
        assertThatThrownBy(() -> complete().currentFor(Duration.ofNanos(-1))).hasMessageStartingWith("currentFor:");
    }
}
