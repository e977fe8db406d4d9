package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The code of the guide about Redis. It connects with its first call, so it can be made without that server. */
class RedisGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "sessions.md");
    private static final Path THIS_FILE =
            Path.of("src", "test", "java", "dev", "ostiary", "store", "redis", "RedisGuideTest.java");

    @Test
    void code_makesAStore() throws IOException {
        TokenStateStore store = RedisTokenStateStore.builder()
                .uri("rediss://ostiary:secret@redis.example.test")
                .build();

        assertThat(store.toString()).doesNotContain("secret");
        store.close();
        assertThat(withoutBlanks(Files.readString(THIS_FILE))).contains(withoutBlanks(block()));
    }

    private static String block() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```java", guide.indexOf("\n## Redis")) + "```java".length();
        return guide.substring(start, guide.indexOf("```", start));
    }

    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
