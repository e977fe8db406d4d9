package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.guide.GuidePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The code of the guide about databases, run as it stands there. */
class DatabaseGuideTest {

    @Test
    void code_makesAStoreOfAPool() throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:guide");

        HikariDataSource pool = new HikariDataSource(config); // or whatever pool the application has
        JdbcTokenStateStore store = JdbcTokenStateStore.of(pool);
        store.check(); // optional: makes the tables now, and says at once if they do not fit

        assertThat(store.consumeOneTime("never made")).isFalse();
        pool.close();
        String block = GuidePage.of("docs/stores.md")
                .from("## Which store")
                .blocks()
                .findFirst()
                .orElseThrow();
        GuidePage.assertIsIn(DatabaseGuideTest.class, block);
    }
}
