package dev.ostiary.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens exchanged with the npm package jose, frozen; {@code src/test/node/make-vectors.mjs} says how. */
class JoseTest {
    private static final JsonNode JOSE = Vectors.read("jose.json");
    private static final JsonNode OURS = Vectors.read("ours.json");
    private static final Instant EXPIRES = Instant.parse("2100-01-01T00:00:00Z");

    static Stream<Named<JsonNode>> joseTokens() {
        return tokens(JOSE);
    }

    static Stream<Named<JsonNode>> ourTokens() {
        return tokens(OURS);
    }

    @ParameterizedTest
    @MethodSource("joseTokens")
    void verify_tokenOfJose_isVerifiedWithItsClaims(JsonNode vector) {
        Verification result = verifier(JOSE, vector, OurTokens.VERIFY_AT).verify(token(vector));

        assertThat(result).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.jwt().algorithm()).isEqualTo(algorithm(vector));
            assertThat(verified.jwt().issuer()).contains("https://jose.test");
            assertThat(verified.jwt().audience()).containsExactly("ostiary-tests", "another");
            assertThat(verified.jwt().subject()).contains("user-1");
            assertThat(verified.jwt().id()).contains("id-" + vector.get("alg").asText());
            assertThat(verified.jwt().issuedAt()).contains(OurTokens.ISSUED_AT);
            assertThat(verified.jwt().expiresAt()).isEqualTo(EXPIRES);
            assertThat(verified.jwt().claims()).containsEntry("roles", List.of("reader", "\u00e9crivain"));
            assertThat((Map<?, ?>) verified.jwt().claims().get("nested"))
                    .hasToString("{level=3, ratio=0.5, none=null}");
        });
    }

    @ParameterizedTest
    @MethodSource("joseTokens")
    void verify_tokenOfJoseOnceItHasExpired_isRejected(JsonNode vector) {
        Instant late = EXPIRES.plusSeconds(30);

        assertThat(verifier(JOSE, vector, late).verify(token(vector)))
                .isEqualTo(new Rejected(RejectionReason.TOKEN_EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("joseTokens")
    void verify_tokenOfJoseWithAnotherPayload_isRejected(JsonNode vector) {
        String[] segments = token(vector).split("\\.");
        char letter = segments[1].charAt(20) == 'A' ? 'E' : 'A';
        String other = segments[1].substring(0, 20) + letter + segments[1].substring(21);

        Verification result =
                verifier(JOSE, vector, OurTokens.VERIFY_AT).verify(segments[0] + "." + other + "." + segments[2]);

        assertThat(result).isInstanceOf(Rejected.class);
    }

    @Test
    void joseTokens_always_coverEveryAlgorithmAndBothNamesOfEd25519() {
        assertThat(headerNames(JOSE)).hasSize(14).contains("EdDSA", "Ed25519");
        assertThat(algorithms(JOSE)).isEqualTo(EnumSet.allOf(JwsAlgorithm.class));
    }

    @ParameterizedTest
    @MethodSource("ourTokens")
    void verify_frozenTokenOfOurs_isVerified(JsonNode vector) {
        Verification result = verifier(OURS, vector, OurTokens.VERIFY_AT).verify(token(vector));

        assertThat(result).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.jwt().algorithm()).isEqualTo(algorithm(vector));
            assertThat(verified.jwt().subject()).contains("user-1");
            assertThat(verified.jwt().claims()).containsEntry("roles", List.of("reader", "\u00e9crivain"));
        });
    }

    @Test
    void ourTokens_always_coverEveryAlgorithm() {
        assertThat(headerNames(OURS)).hasSize(13);
        assertThat(algorithms(OURS)).isEqualTo(EnumSet.allOf(JwsAlgorithm.class));
    }

    @Test
    void ourTokens_always_areExactlyThoseThatJoseVerified() throws GeneralSecurityException {
        String all = tokens(OURS).map(vector -> token(vector.getPayload())).collect(Collectors.joining("\n"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.US_ASCII));

        assertThat(OURS.at("/verified/tokensSha256").asText())
                .isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(OURS.at("/verified/by").asText()).startsWith("jose ");
    }

    private static Stream<Named<JsonNode>> tokens(JsonNode file) {
        return StreamSupport.stream(file.get("tokens").spliterator(), false)
                .map(vector -> Named.of(vector.get("alg").asText(), vector));
    }

    private static JwtVerifier verifier(JsonNode file, JsonNode vector, Instant now) {
        return JwtVerifier.builder()
                .keys(keys(vector))
                .algorithms(Set.of(algorithm(vector)))
                .issuer(file.get("issuer").asText())
                .audience(file.get("audience").asText())
                .tokenTypes("at+jwt")
                .clock(InstantSource.fixed(now))
                .build();
    }

    private static KeySource keys(JsonNode vector) {
        return vector.has("testSecret")
                ? StaticKeys.of(
                        HmacSecret.ofText(vector.get("testSecret").asText()).verificationKey())
                : Keys.parseJwkSet("{\"keys\":[" + vector.get("testPublicJwk") + "]}")
                        .source();
    }

    private static JwsAlgorithm algorithm(JsonNode vector) {
        return JwsAlgorithm.of(vector.get("alg").asText()).orElseThrow();
    }

    private static String token(JsonNode vector) {
        return vector.get("token").asText();
    }

    private static List<String> headerNames(JsonNode file) {
        return tokens(file).map(Named::getName).toList();
    }

    private static Set<JwsAlgorithm> algorithms(JsonNode file) {
        return tokens(file).map(vector -> algorithm(vector.getPayload())).collect(Collectors.toSet());
    }
}
