package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsAlgorithmTest {

    @ParameterizedTest
    @EnumSource
    void of_headerName_isTheAlgorithm(JwsAlgorithm algorithm) {
        assertThat(JwsAlgorithm.of(algorithm.headerName())).contains(algorithm);
    }

    @Test
    void of_ed25519_isEdDsa() {
        assertThat(JwsAlgorithm.of("Ed25519")).contains(JwsAlgorithm.EDDSA);
        assertThat(JwsAlgorithm.EDDSA.headerName()).isEqualTo("EdDSA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "None",
                "NONE",
                "nOnE",
                "hs256",
                "Hs256",
                " HS256",
                "HS256 ",
                "HS256\u0000",
                "HS1",
                "EDDSA",
                "eddsa",
                "Ed448",
                "ed25519",
                "ES256K",
                "RSA-OAEP",
                "dir",
                "A256GCM"
            })
    void of_anythingElse_isEmpty(String name) {
        assertThat(JwsAlgorithm.of(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HS512, HMAC", "RS256, RSA", "PS512, RSA", "ES384, EC", "EDDSA, OKP"})
    void family_ofAnAlgorithm_isItsKindOfKey(JwsAlgorithm algorithm, KeyFamily family) {
        assertThat(algorithm.family()).isEqualTo(family);
    }

    @Test
    void defaults_always_areTheSevenInWideUse() {
        assertThat(JwsAlgorithm.defaults())
                .isUnmodifiable()
                .containsExactlyInAnyOrder(
                        JwsAlgorithm.HS256,
                        JwsAlgorithm.RS256,
                        JwsAlgorithm.PS256,
                        JwsAlgorithm.ES256,
                        JwsAlgorithm.ES384,
                        JwsAlgorithm.ES512,
                        JwsAlgorithm.EDDSA);
    }
}
