package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.answer.ErrorDetail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization", "cookie", "X-API-Key", "x_api_key", "Proxy-Authorization", "Host", "Sec-X"})
    void tokenHeader_withAMeaningOfItsOwn_isRefused(String name) {
        assertThatThrownBy(() -> Words.tokenHeader(name)).hasMessageContaining("has a meaning of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "ä"})
    void tokenHeader_notAToken_isRefused(String name) {
        assertThatThrownBy(() -> Words.tokenHeader(name)).hasMessageContaining("is not a header name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cf-Access-Jwt-Assertion", "X-Forwarded-Access-Token", "X-Goog-IAP-JWT-Assertion"})
    void tokenHeader_ofAGateway_isAccepted(String name) {
        assertThat(Words.tokenHeader(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a=b", "a,b", "\"a\"", "a\tb", "\u00e9", "a(b)", "a/b", "a\\b", "a\u007f"})
    void cookieName_notAToken_isRefused(String text) {
        assertThatThrownBy(() -> Words.cookieName(text)).hasMessageContaining("is not a cookie name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "__Host-a", "a.b", "!#$%&'*+-^_`|~"})
    void cookieName_token_isAccepted(String text) {
        assertThat(Words.cookieName(text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a&b", "a=b", "a%20b", "a+b", "a#b", "\u00e9", "a/b", "a?b"})
    void parameterName_needsEscaping_isRefused(String text) {
        assertThatThrownBy(() -> Words.parameterName(text)).hasMessageContaining("is not a plain parameter name");
    }

    @Test
    void parameterName_thatTellsTheError_isTaken() {
        assertThatThrownBy(() -> Words.parameterName("error")).hasMessageContaining("what went wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "1048576", "8192"})
    void maxTokenBytes_withinItsRange_isAccepted(String text) {
        assertThat(Words.maxTokenBytes(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "255", "1048577", "999999999"})
    void maxTokenBytes_outsideItsRange_isRefused(String text) {
        assertThatThrownBy(() -> Words.maxTokenBytes(text)).hasMessage("'" + text + "' is out of range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+8192", "8192b", "8_192", "8192.0", "0x2000", "9999999999", "\u0668\u0661\u0669\u0662"
            })
    void maxTokenBytes_notANumber_isRefused(String text) {
        assertThatThrownBy(() -> Words.maxTokenBytes(text)).hasMessage("'" + text + "' is not a whole number");
    }

    @Test
    void cryptoProvider_jdk_isThePlatformsOwn() {
        assertThat(Words.cryptoProvider("jdk")).hasToString("the platform's own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JDK", "Auto", "sunec"})
    void cryptoProvider_noneOfThatName_isRefused(String text) {
        assertThatThrownBy(() -> Words.cryptoProvider(text)).hasMessageStartingWith("'" + text + "' is no provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "10000000"})
    void tokenCacheSize_withinItsRange_isAccepted(String text) {
        assertThat(Words.tokenCacheSize(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000001", "999999999"})
    void tokenCacheSize_outsideItsRange_isRefused(String text) {
        assertThatThrownBy(() -> Words.tokenCacheSize(text)).hasMessage("'" + text + "' is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example/", "joe", "urn:issuer:a", "Our own issuer, Inc."})
    void issuer_anyOneLine_isTakenAsItIs(String text) {
        assertThat(Words.issuer(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "https://a.example https://b.example", "https://a.example,https://b.example"})
    void issuer_noneOrSeveral_isRefused(String text) {
        assertThatThrownBy(() -> Words.issuer(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\r\nSet-Cookie: b", "a\tb", "\u007f", "caf\u00e9"})
    void realm_notPrintableAscii_isRefused(String text) {
        assertThatThrownBy(() -> Words.realm(text)).hasMessageContaining("other than printable ASCII");
    }

    @Test
    void choice_exactWord_isTheConstant() {
        assertThat(Words.choice(ErrorDetail.class, "none")).isEqualTo(ErrorDetail.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NONE", "None", "non", "none "})
    void choice_anotherSpelling_isRefused(String text) {
        assertThatThrownBy(() -> Words.choice(ErrorDetail.class, text)).hasMessageContaining("is none of them");
    }
}
