package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The code of the guide about databases, run as it stands there. */
class DatabaseGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "sessions.md");
    private static final Path THIS_FILE =
            Path.of("src", "test", "java", "dev", "ostiary", "store", "jdbc", "DatabaseGuideTest.java");

    @Test
    void code_makesAStoreOfAPool() throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:guide");

        HikariDataSource pool = new HikariDataSource(config); // or whatever pool the application has
        JdbcTokenStateStore store = JdbcTokenStateStore.of(pool);
        store.check(); // optional: makes the tables now, and says at once if they do not fit

        assertThat(store.consumeOneTime("never made")).isFalse();
        pool.close();
        assertThat(withoutBlanks(Files.readString(THIS_FILE))).contains(withoutBlanks(block()));
    }

    private static String block() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```java", guide.indexOf("\n## Which store")) + "```java".length();
        return guide.substring(start, guide.indexOf("```", start));
    }

    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
