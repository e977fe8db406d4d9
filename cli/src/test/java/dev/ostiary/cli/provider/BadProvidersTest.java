package dev.ostiary.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers that answer, and not what they should. */
class BadProvidersTest {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String JSON = "application/json";
    private static final String METADATA = "{\"issuer\":\"HERE\",\"jwks_uri\":\"HERE/jwks\"}";

    private static CommandRun check(DocumentServer server) {
        return CommandRun.of("provider", "check", "--issuer", server.url());
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("text/html", "<html>sign in</html>", "its type is HTML"),
                Arguments.of(JSON, "{\"issuer\":\"HERE\",}", "is not strict JSON"),
                Arguments.of(JSON, "[]", "is not strict JSON"),
                Arguments.of(JSON, "{\"issuer\":\"https://other.example\"}", "the issuer in it is not exactly"),
                Arguments.of(JSON, "{}", "the issuer in it is not exactly"),
                Arguments.of(JSON, "{\"issuer\":\"HERE\"}", "the metadata name no jwks_uri"),
                Arguments.of(JSON, "{\"issuer\":\"HERE\",\"jwks_uri\":7}", "the metadata name no jwks_uri"),
                Arguments.of(JSON, "{\"issuer\":\"HERE\",\"jwks_uri\":\"no url\"}", "jwks_uri is no https URL"),
                Arguments.of(JSON, "{\"issuer\":\"HERE\",\"jwks_uri\":\"HERE/none\"}", "status 404"),
                Arguments.of(JSON, "x".repeat(70_000), "larger than 64 KiB"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void check_badMetadata_isBadAndSaysWhy(String type, String text, String says) throws IOException {
        try (DocumentServer server = new DocumentServer().serving(DISCOVERY, type, text)) {
            CommandRun run = check(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("bad ", says, "=> it cannot be used like this");
        }
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                Arguments.of("<html></html>", "is no JWK set"),
                Arguments.of("{}", "is no JWK set"),
                Arguments.of("{\"keys\":[]}", "none of the 0 entries"),
                Arguments.of("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}", "none of the 1 entries"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void check_badKeys_areBadAndNotShown(String set, String says) throws IOException {
        try (DocumentServer server =
                new DocumentServer().serving(DISCOVERY, JSON, METADATA).serving("/jwks", JSON, set)) {
            CommandRun run = check(server);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).containsPattern("bad +keys ").contains(says).doesNotContain("c2VjcmV0");
        }
    }

    @Test
    void check_keysOfWhichSomeAreUseless_areGradedOneByOne() throws IOException {
        String named = Keys.toJwkText(Keys.generate(JwsAlgorithm.ES256).verificationKey());
        String nameless = named.replaceFirst("\"kid\":\"[^\"]*\",?", "");
        String encrypting = named.replace("\"sig\"", "\"enc\"");
        try (DocumentServer server = new DocumentServer()
                .serving(DISCOVERY, JSON, METADATA)
                .serving("/jwks", JSON, "{\"keys\":[" + named + "," + nameless + "," + encrypting + ",{}]}")) {
            CommandRun run = check(server);

            assertThat(run.exitCode()).as(run.all()).isZero();
            assertThat(run.out())
                    .containsPattern("ok +keys +2 usable")
                    .containsPattern("ok +key +kid \"")
                    .containsPattern("warning +key +without kid: ES256")
                    .containsPattern("ok +key skipped +keys\\[2\\]: use is not sig but enc")
                    .containsPattern("warning +key skipped +keys\\[3\\]: ");
        }
    }

    @Test
    void check_idOfAKeyThatATerminalWouldObey_isEscaped() throws IOException {
        String key = Keys.toJwkText(
                Keys.generate(JwsAlgorithm.ES256).withKeyId("\u001b[2J").verificationKey());
        try (DocumentServer server = new DocumentServer()
                .serving(DISCOVERY, JSON, METADATA)
                .serving("/jwks", JSON, "{\"keys\":[" + key + "]}")) {
            CommandRun run = check(server);

            assertThat(run.out().replace(System.lineSeparator(), ""))
                    .isPrintable()
                    .contains("\\u001b[2J");
        }
    }
}
