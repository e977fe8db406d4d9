package dev.ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification.Verified;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every library must accept what is measured, and tokens of which there are many must differ. */
class SampleTest {
    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"HS256", "RS256", "ES256", "EDDSA"})
    void of_eachAlgorithm_everyStackThatSupportsItAcceptsIt(JwsAlgorithm algorithm) throws Exception {
        Sample sample = Sample.of(algorithm);

        List<Stack> stacks = Stream.of(Stack.values())
                .filter(stack -> stack.supports(algorithm))
                .toList();

        assertThat(stacks).contains(Stack.OSTIARY, Stack.LIMIT);
        assertThat(stacks)
                .allSatisfy(stack ->
                        assertThat(stack.set(sample).check(sample.token())).isNotNull());
    }

    @Test
    void tokens_several_areGoodAndDifferAndAreAsLongAsTheFirst() throws Exception {
        SecretKey secret = Sample.secret();
        JwtVerifier verifier = JwtVerifier.builder()
                .keys(StaticKeys.of(HmacSecret.ofBytes(secret.getEncoded()).verificationKey()))
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .build();

        String[] tokens = Sample.tokens(secret, 1_000);

        assertThat(tokens)
                .doesNotHaveDuplicates()
                .allSatisfy(token -> assertThat(token).hasSameSizeAs(tokens[0]))
                .allSatisfy(token -> assertThat(verifier.verify(token)).isInstanceOf(Verified.class));
    }
}
