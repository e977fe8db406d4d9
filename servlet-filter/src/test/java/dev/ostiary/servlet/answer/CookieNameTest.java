package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers demand by a cookie's name. */
class CookieNameTest {

    @ParameterizedTest
    @CsvSource({
        "__Host-token, true, true",
        "__host-token, true, true",
        "__HOST-, true, true",
        "__Secure-token, true, false",
        "__SECURE-token, true, false",
        "access_token, false, false",
        "__Host, false, false",
        "__Hosttoken, false, false",
        "__Secure, false, false",
        "_Host-token, false, false",
        "a__Host-token, false, false",
        "'', false, false"
    })
    void demands_byThePrefixInAnyCase(String name, boolean secure, boolean rootPath) {
        CookieName cookie = new CookieName(name);

        assertThat(cookie.demandsSecure()).isEqualTo(secure);
        assertThat(cookie.demandsRootPath()).isEqualTo(rootPath);
    }
}
