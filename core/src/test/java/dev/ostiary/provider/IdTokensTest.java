package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdTokensTest {
    /** OpenID Connect Core 1.0, appendix A.3. */
    @Test
    void halfHash_ofTheSpecification_isTheSame() {
        assertThat(IdTokens.halfHash(JwsAlgorithm.RS256, "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"))
                .isEqualTo("77QmUPtjPfzWtF2AnpK9RQ");
    }

    @ParameterizedTest
    @CsvSource({"ES256, 22", "PS384, 32", "ES512, 43", "RS512, 43", "EDDSA, 43"})
    void halfHash_ofEachFamily_isAsLongAsKeycloaks(JwsAlgorithm algorithm, int characters) {
        assertThat(IdTokens.halfHash(algorithm, "token")).hasSize(characters);
    }
}
