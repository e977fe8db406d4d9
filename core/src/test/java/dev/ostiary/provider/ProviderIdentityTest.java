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
}
