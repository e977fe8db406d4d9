package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyQueryTest {

    @Test
    void equals_sameAlgorithmAndId_isTrueWithTheSameHash() {
        KeyQuery query = new KeyQuery(JwsAlgorithm.ES256, "a");

        assertThat(query)
                .isEqualTo(new KeyQuery(JwsAlgorithm.ES256, "a"))
                .hasSameHashCodeAs(new KeyQuery(JwsAlgorithm.ES256, "a"));
        assertThat(new KeyQuery(JwsAlgorithm.ES256, null)).isEqualTo(new KeyQuery(JwsAlgorithm.ES256, null));
    }

    @Test
    void equals_anythingElse_isFalse() {
        assertThat(new KeyQuery(JwsAlgorithm.ES256, "a"))
                .isNotEqualTo(new KeyQuery(JwsAlgorithm.ES256, "b"))
                .isNotEqualTo(new KeyQuery(JwsAlgorithm.ES256, null))
                .isNotEqualTo(new KeyQuery(JwsAlgorithm.RS256, "a"))
                .isNotEqualTo("a");
        assertThat(new KeyQuery(JwsAlgorithm.ES256, null)).isNotEqualTo(new KeyQuery(JwsAlgorithm.ES256, "a"));
    }
}
