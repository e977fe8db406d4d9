package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.testkit.TestIssuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterHealthTest {
    private static AuthFilter filter(String issuer) {
        return AuthFilter.builder().issuer(issuer).audience("orders").build();
    }

    @Test
    void of_keysThatNobodyAskedForYet_isUp() {
        AuthFilter filter = filter("https://id.example");

        assertThat(FilterHealth.of(new AuthFilter())).isEqualTo(new FilterHealth(true, Map.of()));
        assertThat(FilterHealth.of(filter))
                .isEqualTo(new FilterHealth(true, Map.of("https://id.example", "empty, 0 keys")));
        filter.destroy();
    }

    @Test
    void of_keyServerThatIsAway_isDownAndSaysWhy() throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            issuer.outage();
            AuthFilter filter = filter(issuer.issuer());
            filter.explain(issuer.token().sign(), "GET", "/x");

            FilterHealth health = FilterHealth.ofAll(List.of(filter, new AuthFilter()));

            assertThat(health.isUp()).isFalse();
            assertThat(health.details().get(issuer.issuer())).asString().startsWith("empty, 0 keys, ");
            filter.destroy();
        }
    }

    @Test
    void of_storeThatIsAway_isDown() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore();
        AuthFilter filter = AuthFilter.builder()
                .secret("correct-horse-battery-staple-0123456789")
                .issuer("i")
                .audience("a")
                .sessions(sessions -> sessions.store(store))
                .build();

        assertThat(FilterHealth.of(filter)).isEqualTo(new FilterHealth(true, Map.of("store", "available")));
        filter.destroy();
        store.close();
    }
}
