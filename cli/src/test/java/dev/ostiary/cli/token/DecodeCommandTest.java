package dev.ostiary.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestIssuerExtension.class)
class DecodeCommandTest {
    private static String token(String header, String claims) {
        return encoded(header) + "." + encoded(claims) + "." + encoded("signature");
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void decode_token_saysFirstThatNothingWasVerified() {
        CommandRun run = CommandRun.with(token("{\"alg\":\"none\"}", "{\"sub\":\"u1\"}"), "decode");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .startsWith("NOT VERIFIED: anybody can have written this token; 'ostiary-cli verify' checks it")
                .contains("  alg  \"none\"", "  sub  \"u1\"");
    }

    @Test
    void decode_json_saysSoToo() {
        CommandRun run =
                CommandRun.with(token("{\"alg\":\"none\"}", "{\"sub\":\"u1\",\"n\":null}"), "decode", "--json");

        assertThat(run.json().get("verified")).isEqualTo(false);
        assertThat(run.json().get("header")).isEqualTo(Map.of("alg", "none"));
        assertThat(((Map<?, ?>) run.json().get("claims")).keySet()).isEqualTo(Set.of("sub", "n"));
    }

    @Test
    void decode_times_areInWords() {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");

        CommandRun run = CommandRun.at(
                () -> now, token("{\"alg\":\"x\"}", "{\"iat\":1893455000,\"exp\":1893456300,\"nbf\":\"x\"}"), "decode");

        assertThat(run.out())
                .contains("2029-12-31T23:43:20Z, 16 min 40 s ago", "2030-01-01T00:05:00Z, in 5 min", "nbf  \"x\"");
    }

    @Test
    void decode_whatATerminalWouldObey_isEscaped() {
        CommandRun run = CommandRun.with(
                token("{\"alg\":\"none\"}", "{\"\\u001b[2J\":\"\\u001b]0;x\\u0007\\u202e\u00e4\"}"), "decode");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsIgnoringCase("\\u001b[2J").contains("\\u202e", "\\u00e4");
        assertThat(run.out().replace(System.lineSeparator(), "")).isPrintable();
    }

    @Test
    void decode_encryptedToken_showsItsHeaderAlone() {
        String token = encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..iv.text.tag";

        CommandRun run = CommandRun.with(token, "decode");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("A256GCM", "claims are encrypted");
        assertThat(CommandRun.with(token, "decode", "--json").json().get("claims"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opaque-token-of-the-issuer",
                "a.b",
                "a.b.c.d",
                "e30.e30=.x",
                "e30.W10.x",
                "!.e30.x",
                "e30.e30e30.x",
                "....."
            })
    void decode_noToken_isRefusedAndNotShown(String text) {
        CommandRun run = CommandRun.with(text, "decode");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("malformed_token").hasLineCount(1).doesNotContain(text);
    }

    @Test
    void decode_fromFile_readsNoInput(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), token("{\"alg\":\"x\"}", "{}") + "\n");

        assertThat(CommandRun.of("decode", "--token-file", file.toString()).exitCode())
                .isZero();
    }

    @Test
    void decode_nothing_isAWrongCall() {
        CommandRun run = CommandRun.of("decode");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no token came on standard input");
    }

    /** Whatever somebody sends around, it is shown or refused, on lines that are text. */
    @TestFactory
    Stream<DynamicTest> decode_hostileTokens(TestIssuer issuer) {
        return BadTokens.of(issuer).stream().map(bad -> DynamicTest.dynamicTest(bad.name(), () -> shownOrRefused(bad)));
    }

    private static void shownOrRefused(BadToken bad) {
        CommandRun run = CommandRun.with(bad.token(), "decode");

        assertThat(run.exitCode()).isIn(0, 1, 2);
        assertThat(run.all().replace(System.lineSeparator(), "")).isPrintable();
        assertThat(run.err()).doesNotContain("Exception", "unexpected");
    }
}
