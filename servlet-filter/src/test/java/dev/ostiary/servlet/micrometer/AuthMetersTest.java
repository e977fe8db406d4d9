package dev.ostiary.servlet.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.key.JwksFault;
import dev.ostiary.key.JwksState;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.verify.RejectionReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands in a registry after some events. */
class AuthMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AuthMeters meters = new AuthMeters(registry);

    private static AuthEvent refused(String rule, String path) {
        return new AuthEvent(
                AuthOutcome.REFUSED,
                Optional.of(RejectionReason.TOKEN_EXPIRED),
                rule,
                Optional.of("https://issuer.test"),
                "GET",
                path,
                Optional.of(Carrier.HEADER),
                Optional.of("0123456789ab"));
    }

    private static AuthEvent anonymous() {
        return new AuthEvent(
                AuthOutcome.ANONYMOUS,
                Optional.empty(),
                "public-paths",
                Optional.empty(),
                "GET",
                "/",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void on_sameLabels_isOneCounterWhateverTheRequest() {
        meters.on(refused("default", "/a"));
        meters.on(refused("default", "/b"));

        assertThat(registry.getMeters()).hasSize(1);
        assertThat(registry.get("ostiary.requests")
                        .tags(
                                "outcome",
                                "refused",
                                "code",
                                "token_expired",
                                "rule",
                                "default",
                                "issuer",
                                "https://issuer.test")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void on_labelsWithoutValue_areNone() {
        meters.on(anonymous());

        assertThat(registry.get("ostiary.requests")
                        .tags("outcome", "anonymous", "code", "none", "rule", "public-paths", "issuer", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void on_tooManyRules_countsTheLateOnesAsOne() {
        IntStream.range(0, AuthMeters.MAX_SERIES + 10).forEach(i -> meters.on(refused("r" + i, "/")));

        assertThat(registry.getMeters()).hasSize(AuthMeters.MAX_SERIES + 1);
        assertThat(registry.get("ostiary.requests")
                        .tags("rule", "other")
                        .counter()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void onReusedRefreshToken_isCounted() {
        meters.onReusedRefreshToken();
        meters.onReusedRefreshToken();

        assertThat(registry.get("ostiary.refresh.tokens.reused").counter().count())
                .isEqualTo(2);
    }

    @Test
    void onKeys_refreshes_areCountedByFault() {
        meters.onKeys("a", new JwksEvent.Refreshed(1, List.of()));
        meters.onKeys("a", new JwksEvent.RefreshFailed(JwksFault.TOO_LARGE, Duration.ZERO));
        meters.onKeys("a", new JwksEvent.StateChanged(JwksState.EMPTY, JwksState.FRESH));

        assertThat(registry.getMeters()).hasSize(2);
        assertThat(registry.get("ostiary.key.refreshes")
                        .tags("issuer", "a", "fault", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ostiary.key.refreshes")
                        .tags("issuer", "a", "fault", "too_large")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void onSignIn_isCountedByOutcomeAndCode() {
        meters.onSignIn("staff", "signed_in", Optional.empty());
        meters.onSignIn("staff", "refused", Optional.of("sign_in_refused"));

        assertThat(registry.get("ostiary.sign.ins")
                        .tags("issuer", "staff", "outcome", "signed_in", "code", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ostiary.sign.ins")
                        .tags("issuer", "staff", "outcome", "refused", "code", "sign_in_refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void onProviderRefreshAndLogout_areCounted() {
        meters.onProviderRefresh("staff", "refreshed");
        meters.onProviderLogout("staff", 2);
        meters.onProviderLogout("staff", 0);

        assertThat(registry.get("ostiary.provider.refreshes")
                        .tags("issuer", "staff", "outcome", "refreshed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ostiary.provider.logouts").tags("outcome", "ended").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("ostiary.provider.logouts").tags("outcome", "none").counter().count())
                .isEqualTo(1);
    }
}
