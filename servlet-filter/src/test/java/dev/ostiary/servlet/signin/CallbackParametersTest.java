package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.signin.CallbackParameters.Malformed;
import dev.ostiary.servlet.signin.CallbackParameters.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackParametersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=a&state=s&iss=i",
                "iss=i&session_state=x&state=s&code=a&continue=CONTINUE",
                "state=s&error_uri=1&error_uri=2&iss=i&code=a&session_state=1&session_state=2"
            })
    void of_anyOrderAndOthersBeside_isRead(String text) {
        Read read = (Read) parameters(text);

        assertThat(read.code()).contains("a");
        assertThat(read.state()).contains("s");
        assertThat(read.iss()).contains("i");
        assertThat(read.isAnswer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=a&code=a&state=s",
                "code=a&state=s&state=s",
                "code=a&state=s&iss=i&iss=i",
                "error=a&error=b&state=s",
                "code=&code=&state=s"
            })
    void of_oneThatCountsTwice_isMalformed(String text) {
        assertThat(parameters(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void of_codeAboveTheLimit_isMalformed() {
        assertThat(parameters("code=" + "a".repeat(4_096))).isInstanceOf(Read.class);
        assertThat(parameters("code=" + "a".repeat(4_097))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state=s",
                "code=&state=s",
                "error=&state=s",
                "code=&error=&state=s",
                "code=a&error=",
                "error=a&code="
            })
    void isAnswer_neitherCodeNorErrorOrAnEmptyOne_isFalse(String text) {
        assertThat(((Read) parameters(text)).isAnswer()).isFalse();
    }

    @Test
    void toString_always_showsNothing() {
        assertThat(parameters("code=secret&state=s").toString()).doesNotContain("secret");
    }

    private static CallbackParameters parameters(String text) {
        return CallbackParameters.of(FormText.parse(text).orElseThrow());
    }
}
