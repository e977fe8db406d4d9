package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

class SigningSecretTest {
    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty(SigningSecret.NAME);
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "JWT_SECRET", matches = ".+")
    void start_withoutSecret_makes64RandomBytes() {
        start();
        String first = System.getProperty(SigningSecret.NAME);
        forget();
        start();

        assertThat(first).matches("base64url:[A-Za-z0-9_-]{86}").isNotEqualTo(System.getProperty(SigningSecret.NAME));
    }

    @Test
    void start_withSecret_keepsIt() {
        System.setProperty(SigningSecret.NAME, "the quick brown fox jumps over it");

        start();

        assertThat(System.getProperty(SigningSecret.NAME)).isEqualTo("the quick brown fox jumps over it");
    }

    @Test
    void read_shortSecret_isNamedAndNotShown() {
        System.setProperty(SigningSecret.NAME, "hunter2");

        assertThatIllegalArgumentException()
                .isThrownBy(SigningSecret::read)
                .withMessageStartingWith("JWT_SECRET: ")
                .withMessageNotContainingAny("hunter2")
                .withNoCause();
    }

    @Test
    void start_emptyProperty_isKeptAndRefusedAsTheFilterDoes() {
        System.setProperty(SigningSecret.NAME, "");

        start();

        assertThat(System.getProperty(SigningSecret.NAME)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(SigningSecret::read).withMessageStartingWith("JWT_SECRET: ");
    }

    @Test
    void sealingKey_sameSecretAndLabel_isTheSameAndNoOther() {
        System.setProperty(SigningSecret.NAME, "the quick brown fox jumps over it");
        String first = SigningSecret.sealingKey("a").toText();

        assertThat(SigningSecret.sealingKey("a").toText()).isEqualTo(first);
        assertThat(SigningSecret.sealingKey("b").toText()).isNotEqualTo(first);
        System.setProperty(SigningSecret.NAME, "the quick brown fox jumps over us");
        assertThat(SigningSecret.sealingKey("a").toText()).isNotEqualTo(first);
    }

    @Test
    void bytes_textOrEncoded_areWhatSigns() {
        System.setProperty(SigningSecret.NAME, "the quick brown fox");
        assertThat(SigningSecret.bytes()).asString().isEqualTo("the quick brown fox");

        System.setProperty(SigningSecret.NAME, "base64url:dGhlIHF1aWNr");
        assertThat(SigningSecret.bytes()).asString().isEqualTo("the quick");
    }

    private static void start() {
        new SigningSecret().contextInitialized(null);
    }
}
