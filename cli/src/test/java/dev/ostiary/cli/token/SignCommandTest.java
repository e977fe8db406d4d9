package dev.ostiary.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.VerifiedJwt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignCommandTest {
    private static final List<String> WHO =
            List.of("--issuer", "https://id.example", "--audience", "orders", "--sub", "u1");

    @TempDir
    private Path folder;

    private String secret = "";

    @BeforeEach
    void makeSecret() {
        secret = CommandRun.of("secret").line();
    }

    private CommandRun sign(String... further) {
        String[] arguments = Stream.of(List.of("sign", "--secret-file", "-"), WHO, List.of(further))
                .flatMap(List::stream)
                .toArray(String[]::new);
        return CommandRun.with(secret, arguments);
    }

    private VerifiedJwt verified(String token) {
        return JwtVerifier.builder()
                .keys(StaticKeys.of(HmacSecret.ofText(secret).verificationKey()))
                .issuer("https://id.example")
                .audience("orders")
                .build()
                .verify(token)
                .orElseThrow();
    }

    @Test
    void sign_withSecret_isATokenAlone() {
        CommandRun run = sign();

        VerifiedJwt jwt = verified(run.line());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(jwt.subject()).contains("u1");
        assertThat(Duration.between(jwt.issuedAt().orElseThrow(), jwt.expiresAt()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void sign_claims_areTextOrJson() {
        CommandRun run =
                sign("--claim", "tenant=a=b", "--claim", "roles:=[\"admin\"]", "--claim", "n:=7", "--claim", "e=");

        assertThat(verified(run.line()).claims())
                .containsAllEntriesOf(Map.of("tenant", "a=b", "roles", List.of("admin"), "n", 7L, "e", ""));
    }

    @Test
    void sign_lifetimeAndJson_areTold() {
        CommandRun run = sign("--ttl", "2h", "--json");

        VerifiedJwt jwt = verified((String) run.json().get("token"));
        assertThat(run.json().get("alg")).isEqualTo("HS256");
        assertThat(run.json().get("expires_at")).isEqualTo(jwt.expiresAt().toString());
        assertThat(Duration.between(jwt.issuedAt().orElseThrow(), jwt.expiresAt()))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void sign_typeAndKeyId_standInTheHeader() {
        CommandRun decoded =
                CommandRun.with(sign("--type", "invite+jwt", "--kid", "k1").line(), "decode", "--json");

        assertThat(decoded.json().get("header")).isEqualTo(Map.of("alg", "HS256", "typ", "invite+jwt", "kid", "k1"));
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of("--claim", "nothing", "expected name=text or name:=json"),
                Arguments.of("--claim", "=x", "expected name=text or name:=json"),
                Arguments.of("--claim", ":=1", "expected name=text or name:=json"),
                Arguments.of("--claim", "a:=no json", "is no JSON value"),
                Arguments.of("--claim", "a:=1,\"b\":2", "is no JSON value"),
                Arguments.of("--claim", "a:=", "is no JSON value"),
                Arguments.of("--claim", "exp:=1", "exp"),
                Arguments.of("--ttl", "0s", "lifetime"),
                Arguments.of("--ttl", "401d", "lifetime"),
                Arguments.of("--ttl", "soon", "expected a duration"),
                Arguments.of("--type", "rt+jwt", "type"),
                Arguments.of("--type", "a b", "type"));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void sign_wrongArgument_isAWrongCall(String option, String value, String says) {
        CommandRun run = sign(option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says).hasLineCount(1);
    }

    @Test
    void sign_claimTwice_isAWrongCall() {
        assertThat(sign("--claim", "a=1", "--claim", "a=2").err()).contains("a stands there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "base64url:no!",
                "-----BEGIN PUBLIC KEY-----"
            })
    void sign_badSecret_isRefusedAndNotShown(String text) {
        secret = text;

        CommandRun run = sign();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("ostiary-cli sign: -: secret: ")
                .hasLineCount(1)
                .doesNotContain("aaaa");
    }

    @Test
    void sign_publicKey_isRefused() {
        CommandRun.of("keypair", "--out", folder + "/k");

        CommandRun run = CommandRun.of(Stream.concat(Stream.of("sign", "--key", folder + "/k.public.pem"), WHO.stream())
                .toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("k.public.pem: ", "PRIVATE KEY expected").hasLineCount(1);
    }

    @Test
    void sign_algorithmThatTheKeyLacks_isRefused() {
        assertThat(sign("--alg", "HS512").err()).contains("HS512 needs at least 64 bytes");
        assertThat(sign("--alg", "RS256").exitCode()).isEqualTo(1);
    }

    @Test
    void sign_beforeAPerson_asksForTheSecret() {
        String[] arguments = Stream.concat(Stream.of("sign", "--secret-file", "-"), WHO.stream())
                .toArray(String[]::new);

        assertThat(verified(CommandRun.asked(secret, arguments).line()).subject())
                .contains("u1");
    }
}
