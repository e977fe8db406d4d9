package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Bad tokens for applications with a secret. That each is refused for its one reason is tested with the filter. */
class SharedSecretTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";

    private final SharedSecret secret = SharedSecret.of("https://example.test", "example", TEST_SECRET);

    @Test
    void goodTwin_isSignedWithTheSecret() throws Exception {
        String token = BadTokens.goodTwin(secret);

        String input = token.substring(0, token.lastIndexOf('.'));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TEST_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(token)
                .isEqualTo(input + "." + SigningKey.encode(mac.doFinal(input.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void badTokens_areManyAndNamedApart() {
        List<BadToken> tokens = BadTokens.of(secret);

        assertThat(tokens).hasSizeGreaterThan(350);
        assertThat(tokens).extracting(BadToken::name).doesNotHaveDuplicates();
        assertThat(tokens).extracting(BadToken::token).doesNotHaveDuplicates();
    }

    @Test
    void badTokens_knowNoKeyIdAndNoOtherKey() {
        assertThat(BadTokens.of(secret))
                .extracting(BadToken::code)
                .contains("bad_signature", "algorithm_not_allowed", "token_expired")
                .doesNotContain("unknown_key");
    }

    @Test
    void of_shortSecret_isRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.of("https://example.test", "example", "planted"))
                .withMessage("secret: must be at least 32 bytes for HS256");
    }

    @Test
    void toString_never_showsTheSecret() {
        assertThat(secret).asString().doesNotContain(TEST_SECRET);
        assertThat(SigningKey.shared(TEST_SECRET.getBytes(StandardCharsets.UTF_8)))
                .asString()
                .doesNotContain(TEST_SECRET);
    }
}
