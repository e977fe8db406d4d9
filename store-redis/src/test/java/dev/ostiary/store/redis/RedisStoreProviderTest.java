package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import java.io.IOException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis by a setting's text. */
class RedisStoreProviderTest {
    private final TokenStateStoreProvider provider = new RedisStoreProvider();

    @Test
    void services_ofThisModule_haveIt() {
        assertThat(ServiceLoader.load(TokenStateStoreProvider.class))
                .hasAtLeastOneElementOfType(RedisStoreProvider.class);
    }

    @ParameterizedTest
    @CsvSource({"redis://h, true", "rediss://h, true", "redis:, true", "redisx://h, false", "jndi:redis, false"})
    void knows_byTheSchemeAlone(String location, boolean known) {
        assertThat(provider.knows(location)).isEqualTo(known);
    }

    @Test
    void open_serverIsDown_startsAndRecoversByItself() throws IOException {
        try (RedisServer server = RedisServer.durable()) {
            server.kill();
            try (TokenStateStore store = provider.open(server.uri())) {
                assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));

                server.start();

                assertThat(store.session("s")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis:pl4nt3d", "rediss://u:pl4nt3d@h/x", "redis://:pl4nt3d@h:0", "redis://pl4nt3d@h"})
    void open_otherForm_saysWhatWasExpectedAndShowsNothing(String location) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.open(location))
                .withMessageContaining("expected redis://[[user]:password@]host[:port][/database]")
                .satisfies(fault -> assertThat(fault.toString()).doesNotContain("pl4nt3d"))
                .withNoCause();
    }
}
