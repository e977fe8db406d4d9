package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Until when a provider lets a session go on. */
class ProviderIdentityTest {
    private static ProviderIdentity saying(Object expiry) {
        return new ProviderIdentity(
                "https://id.example",
                "u1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of("session_expiry", expiry));
    }

    @Test
    void sessionExpiry_wholeSeconds_counts() {
        assertThat(saying(1_893_456_000L).sessionExpiry()).contains(Instant.ofEpochSecond(1_893_456_000L));
    }

    @Test
    void sessionExpiry_fraction_countsToo() {
        assertThat(saying(1_893_456_000.5).sessionExpiry()).contains(Instant.ofEpochSecond(1_893_456_000L));
    }

    @Test
    void sessionExpiry_zero_isOverLongAgo() {
        assertThat(saying(0L).sessionExpiry()).contains(Instant.EPOCH);
    }

    @Test
    void sessionExpiry_text_saysNothing() {
        assertThat(saying("soon").sessionExpiry()).isEmpty();
    }

    private static ProviderIdentity signedInBy(String sid, String acr, List<String> amr, Instant time) {
        return new ProviderIdentity(
                "https://id.example",
                "u1",
                Optional.ofNullable(sid),
                Optional.ofNullable(acr),
                amr,
                Optional.ofNullable(time),
                Instant.EPOCH,
                List.of(),
                List.of("admin"),
                Optional.of("u1"),
                Map.of("acr", "of the refresh", "amr", List.of("of the refresh"), "locale", "de"));
    }

    @Test
    void asOfSignIn_howTheUserSignedIn_staysAsItWas() {
        ProviderIdentity first = signedInBy("s1", "gold", List.of("otp"), Instant.EPOCH.plusSeconds(5));

        ProviderIdentity after =
                signedInBy(null, "bronze", List.of("pwd"), null).asOfSignIn(first);

        assertThat(after.sid()).contains("s1");
        assertThat(after.acr()).contains("gold");
        assertThat(after.amr()).containsExactly("otp");
        assertThat(after.signedInAt()).isEqualTo(Instant.EPOCH.plusSeconds(5));
        assertThat(after.claims()).isEqualTo(Map.of("acr", "gold", "amr", List.of("otp"), "locale", "de"));
        assertThat(after.roles()).containsExactly("admin");
    }

    @Test
    void asOfSignIn_signInThatSaidNothing_takesNothingFromTheRefresh() {
        ProviderIdentity first = signedInBy(null, null, List.of(), null);

        ProviderIdentity after = signedInBy("s2", "bronze", List.of("pwd"), Instant.EPOCH.plusSeconds(9))
                .asOfSignIn(first);

        assertThat(after.sid()).contains("s2");
        assertThat(after.acr()).isEmpty();
        assertThat(after.claims()).isEqualTo(Map.of("locale", "de"));
        assertThat(after.authenticatedAt()).contains(Instant.EPOCH.plusSeconds(9));
        assertThat(first.signedInAt()).isEqualTo(Instant.EPOCH);
        assertThat(after).hasToString("ProviderIdentity[...]");
    }
}
