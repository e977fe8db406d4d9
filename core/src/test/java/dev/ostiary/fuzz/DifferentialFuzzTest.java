package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.JOSEException;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.verify.RawToken;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded mutations: no text throws, a token has one spelling, and what we accept JJWT's parser and Nimbus accept too. */
class DifferentialFuzzTest {
    private static final int TEXTS = 1_500;
    private static final int CONTENTS = 200;
    private static final String PAYLOAD = RawToken.valid().payload();

    private static final List<String> VALUES = List.of(
            "0",
            "-0",
            "-0.0",
            "1",
            "-1",
            "1.5",
            "1E3",
            "1e-400",
            "4.9e-324",
            "1e308",
            "1e309",
            "2147483648",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1893456000",
            "1893456000.0",
            "1893456000.999999999",
            "1.893456e9",
            "1893456000000",
            "253402300800",
            "0x10",
            "01",
            "+1",
            ".5",
            "1.",
            "NaN",
            "Infinity",
            "1".repeat(64),
            "1".repeat(65),
            "\"1893456000\"",
            "\"\"",
            "\"u1\"",
            "\"\\u0000\"",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"",
            "\"\\x41\"",
            "\"\\/\"",
            "\"\u0001\"",
            "\"\u2028\"",
            "'u1'",
            "null",
            "true",
            "[]",
            "{}",
            "[\"orders\"]",
            "[\"orders\",1]",
            "[[\"orders\"]]",
            "{\"a\":{\"b\":[null]}}",
            "{\"a\":1,\"a\":1}",
            "u1",
            "",
            "1/**/");

    @ParameterizedTest
    @EnumSource(names = {"HS256", "RS256", "ES256", "EDDSA"})
    void verify_mutatedText_isRejected(JwsAlgorithm algorithm) throws GeneralSecurityException, JOSEException {
        ThreeVerifiers all = ThreeVerifiers.of(algorithm);
        Random random = new Random(20_300_101);
        String token = all.signed(all.header(), PAYLOAD);

        Stream<String> mutated = IntStream.range(0, TEXTS)
                .mapToObj(round -> Mutation.of(token, random))
                .filter(text -> !text.equals(token));

        assertThat(all.ours().verify(token)).isInstanceOf(Verified.class);
        assertThat(mutated).allMatch(text -> all.ours().verify(text) instanceof Rejected);
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "RS256", "ES256", "EDDSA"})
    void verify_mutatedContentUnderAGoodSignature_isAcceptedOnlyIfOthersAcceptItToo(JwsAlgorithm algorithm)
            throws GeneralSecurityException, JOSEException {
        ThreeVerifiers all = ThreeVerifiers.of(algorithm);
        Random random = new Random(19_700_101);

        Stream<String> mutated = IntStream.range(0, CONTENTS)
                .mapToObj(round -> round % 3 == 0
                        ? all.signed(Mutation.of(all.header(), random), PAYLOAD)
                        : all.signed(all.header(), Mutation.of(PAYLOAD, random)));

        List<String> accepted = accepted(all, mutated);
        assertThat(accepted).isNotEmpty();
        assertAcceptedByOthersToo(all, accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "sub", "aud", "iss", "jti", "exp", "nbf", "iat", "\\u0073ub", "\\ud800", ""})
    void verify_hostileValueOfAClaim_isAcceptedOnlyIfOthersAcceptItToo(String claim)
            throws GeneralSecurityException, JOSEException {
        ThreeVerifiers all = ThreeVerifiers.of(JwsAlgorithm.HS256);
        String others = PAYLOAD.replaceFirst("\"" + claim.replace("\\", "\\\\") + "\":(\"[^\"]*\"|[0-9]+),?", "");

        Stream<String> hostile = VALUES.stream()
                .map(value ->
                        others.replace("{", "{\"" + claim + "\":" + value + ",").replace(",}", "}"))
                .map(payload -> all.signed(all.header(), payload));

        List<String> accepted = accepted(all, hostile);
        assertThat(accepted).hasSizeLessThan(VALUES.size());
        assertAcceptedByOthersToo(all, accepted);
    }

    private static void assertAcceptedByOthersToo(ThreeVerifiers all, List<String> accepted) {
        assertThat(accepted)
                .allSatisfy(token ->
                        assertThatCode(() -> all.requireAcceptedByOthers(token)).doesNotThrowAnyException());
    }

    private static List<String> accepted(ThreeVerifiers all, Stream<String> tokens) {
        return tokens.filter(token -> all.ours().verify(token) instanceof Verified)
                .toList();
    }
}
