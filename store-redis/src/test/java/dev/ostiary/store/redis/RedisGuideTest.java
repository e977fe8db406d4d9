package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The code of the guide about Redis. It connects with its first call, so it can be made without that server. */
class RedisGuideTest {

    @Test
    void code_makesAStore() throws IOException {
        TokenStateStore store = RedisTokenStateStore.builder()
                .uri("rediss://ostiary:secret@redis.example.test")
                .build();

        assertThat(store.toString()).doesNotContain("secret");
        store.close();
        String block = GuidePage.of("docs/stores.md")
                .from("## Redis")
                .blocks()
                .findFirst()
                .orElseThrow();
        GuidePage.assertIsIn(RedisGuideTest.class, block);
    }
}
