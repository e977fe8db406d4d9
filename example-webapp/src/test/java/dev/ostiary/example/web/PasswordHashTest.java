package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** Test vector: RFC 7914 section 11, PBKDF2-HMAC-SHA-256 with 80,000 rounds, its first 32 bytes. */
    private static final PasswordHash VECTOR =
            PasswordHash.parse("80000:TmFDbA:TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y");

    @Test
    void matches_rightPassword_isTrue() {
        PasswordHash hash = PasswordHash.of("correct horse");

        assertThat(hash.matches("correct horse")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "correct hors", "correct horse ", "Correct horse"})
    void matches_wrongPassword_isFalse(String password) {
        PasswordHash hash = PasswordHash.of("correct horse");

        assertThat(hash.matches(password)).isFalse();
    }

    @Test
    void matches_publishedVector_isTrue() {
        assertThat(VECTOR.matches("Password")).isTrue();
    }

    @Test
    void of_samePasswordTwice_isSaltedAnew() {
        assertThat(PasswordHash.of("wonderland").text())
                .isNotEqualTo(PasswordHash.of("wonderland").text());
    }

    @Test
    void parse_ownText_isTheSameHash() {
        PasswordHash hash = PasswordHash.parse(PasswordHash.of("wonderland").text());

        assertThat(hash.matches("wonderland")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600000", "600000:c2FsdA", "many:c2FsdA:aGFzaA", "600000:*:aGFzaA", "1:2:3:4"})
    void parse_otherText_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
    }

    @Test
    void toString_showsNeitherSaltNorHash() {
        assertThat(VECTOR).hasToString("PasswordHash[80000 rounds]");
    }
}
