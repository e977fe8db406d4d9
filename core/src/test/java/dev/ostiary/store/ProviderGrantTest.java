package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderGrantTest {
    private static final Instant NOW = MovableClock.START;
    private static final ProviderGrant GRANT = Grants.of("sub", "sid", NOW);

    @Test
    void key_sameTextsCutElsewhere_isAnother() {
        assertThat(ProviderGrant.key("https://a", "b")).isNotEqualTo(ProviderGrant.key("https://", "ab"));
        assertThat(ProviderGrant.key("1:a", "b")).isNotEqualTo(ProviderGrant.key("1", ":ab"));
        assertThat(ProviderGrant.key("", "")).matches("[0-9a-f]{64}");
    }

    @Test
    void sealed_longest_isTakenAndOneMoreIsNot() {
        String longest = "a".repeat(65_536);

        assertThat(GRANT.sealedAs(longest).sealed()).hasSize(65_536);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GRANT.sealedAs(longest + "a"))
                .withMessageContaining("sealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret blank", "s3cret\n", "s3cret\u00e4", "s3cret\u007f"})
    void sealed_notVisibleAscii_isRefusedAndNotShown(String sealed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GRANT.sealedAs(sealed))
                .withMessageContaining("sealed")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "AB", "g"})
    void keys_thatAreNone_areRefusedAndNotShown(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderGrant("p", key, Optional.empty(), NOW, NOW, "s"))
                .withMessageContaining("subjectKey")
                .withMessageNotContaining("s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderGrant("p", Grants.key("u"), Optional.of(key), NOW, NOW, "s"))
                .withMessageContaining("sidKey");
    }

    @Test
    void toString_always_showsTimesOnly() {
        StoredGrant stored = new StoredGrant(GRANT, 1, NOW, Optional.empty(), Optional.empty(), NOW);

        assertThat(new GrantLease.Taken(stored, NOW).toString() + GRANT)
                .doesNotContain("sealed", "shop", GRANT.subjectKey());
    }

    @Test
    void version_lessThanOne_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoredGrant(GRANT, 0, NOW, Optional.empty(), Optional.empty(), NOW));
    }

    /** A filter with {@code client-id} asks at its start. */
    @Test
    void providerGrants_ofAStoreThatLacksThem_saysSo() {
        TokenStateStore own = (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> InvocationHandler.invokeDefault(proxy, method));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(own::providerGrants)
                .withMessageContaining("providerGrants");
    }
}
