package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sources by their names. A real database is behind one in the tests of Jetty. */
class DataSourceStoreProviderTest {
    private final TokenStateStoreProvider provider = new DataSourceStoreProvider();

    @Test
    void services_ofThisModule_haveIt() {
        assertThat(ServiceLoader.load(TokenStateStoreProvider.class))
                .hasAtLeastOneElementOfType(DataSourceStoreProvider.class);
    }

    @ParameterizedTest
    @CsvSource({"jndi:jdbc/down, true", "jndi:, true", "jdbc:h2:mem:x, false", "redis://h, false", "memory, false"})
    void knows_byTheSchemeAlone(String location, boolean known) {
        assertThat(provider.knows(location)).isEqualTo(known);
    }

    @Test
    void open_databaseIsDown_startsAndAsksWithEachCall() {
        try (TokenStateStore store = provider.open("jndi:jdbc/down")) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.session("s"))
                    .withMessageContaining("cannot be reached");
        }
    }

    @Test
    void open_databaseIsDown_saysWhyOnce() {
        try (LoggedLines lines = LoggedLines.of(JdbcTokenStateStore.class);
                TokenStateStore store = provider.open("jndi:jdbc/down")) {
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            assertThat(store.apiKeys().find("k")).isInstanceOf(ApiKeyLookup.Unavailable.class);

            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Cannot use the store")
                    .endsWith("the database cannot be reached (SQLException, SQLSTATE 08001, code 0)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jndi:jdbc/pl4nt3d, this name is not bound (NameNotFoundException)",
        "jndi:java:comp/env/pl4nt3d, this name is not bound",
        "jndi:jdbc/text, is of another type",
        "jndi:, there is none",
        "jndi:ldap://pl4nt3d@evil.test/x, a scheme other than java:",
        "jndi:java:ldap://pl4nt3d@evil.test/x, a scheme other than java:"
    })
    void open_nothingToUse_saysWhatWasExpectedAndShowsNothing(String location, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.open(location))
                .withMessageStartingWith("expected jndi: and the name of a javax.sql.DataSource")
                .withMessageContaining(problem)
                .satisfies(fault -> assertThat(fault.toString()).doesNotContain("pl4nt3d"))
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jndi: jdbc/down", "jndi:jdbc/down "})
    void open_spaceAroundTheName_isNoPartOfIt(String location) {
        provider.open(location).close();
    }
}
