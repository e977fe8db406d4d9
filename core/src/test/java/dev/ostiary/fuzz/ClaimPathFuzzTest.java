package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ostiary.verify.ClaimPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Claim paths: each text is a path that survives writing, or an {@link IllegalArgumentException}. */
class ClaimPathFuzzTest {
    private static final Map<String, ?> CLAIMS = Map.of("realm_access", Map.of("roles", "admin"), "scope", 1L);

    @FuzzTest(maxDuration = "1m")
    void parse(byte[] input) {
        ClaimPath path;
        try {
            path = ClaimPath.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }

        assertThat(ClaimPath.parse(path.toString())).isEqualTo(path);
        assertThat(path.strings(CLAIMS)).isIn(List.of(), List.of("admin"));
    }
}
