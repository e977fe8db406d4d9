package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose a token is that is no good. */
class OwnTokensTest {
    private static final HmacSecret KEY = HmacSecret.ofText("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz");
    private static final HmacSecret OTHER = HmacSecret.ofText("other-secret-0123456789-abcdefghijklmnopqrstuvwxyz");
    private static final String JWT = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String OURS = "\"iss\":\"https://us.test\"";
    private static final String DEFAULT = "\"iss\":\"urn:ostiary:session\"";

    private final OwnTokens own = new OwnTokens(Set.of("https://us.test"));
    private final JwtVerifier verifier = JwtVerifier.builder()
            .keys(StaticKeys.of(KEY.verificationKey()))
            .uncheckedIssuer()
            .audience("app")
            .maxTokenBytes(512)
            .clock(InstantSource.system())
            .build();

    private static String token(HmacSecret key, String header, String claims) {
        String input = encoded(header) + "." + encoded("{" + claims + "}");
        byte[] signature = key.signingKey(JwsAlgorithm.HS256).sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64Url.encode(signature);
    }

    private static String padding(int length) {
        return ",\"x\":\"" + "x".repeat(length) + "\"";
    }

    private static String encoded(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> tokens() {
        String foreignType = "{\"alg\":\"HS256\",\"typ\":\"rt+jwt\"}";
        return Stream.of(
                Arguments.of("our key, expired", token(KEY, JWT, DEFAULT + ",\"exp\":1"), true, false),
                Arguments.of("our key, nothing else", token(KEY, JWT, ""), true, false),
                Arguments.of("our name, another key", token(OTHER, JWT, OURS), true, false),
                Arguments.of("our name, another kind", token(OTHER, foreignType, OURS), true, false),
                Arguments.of("the name of all, another key", token(OTHER, JWT, DEFAULT), false, true),
                Arguments.of("no name, another key", token(OTHER, JWT, "\"sub\":\"u1\""), false, true),
                Arguments.of("a name that is no text", token(OTHER, JWT, "\"iss\":[\"https://us.test\"]"), false, true),
                Arguments.of("our name, too large", token(OTHER, JWT, OURS + padding(512)), true, false),
                Arguments.of("another name, too large", token(KEY, JWT, DEFAULT + padding(512)), false, true),
                Arguments.of("our name, larger than a cookie", token(OTHER, JWT, OURS + padding(8_192)), false, false),
                Arguments.of("no token", "abc", false, false),
                Arguments.of("dots", "a.b.c", false, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void tokenThatIsNoGood_isOursOrAnothersOrNobodys(String what, String token, boolean ours, boolean anothers) {
        assertThat(own.include(token, verifier.examine(token))).as(what).isEqualTo(ours);
        assertThat(own.isOfAnother(token, verifier.examine(token))).as(what).isEqualTo(anothers);
    }
}
