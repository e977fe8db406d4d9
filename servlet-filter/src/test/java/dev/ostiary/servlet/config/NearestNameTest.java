package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "publicPaths, public-paths",
        "public_paths, public-paths",
        "PUBLIC_PATHS, public-paths",
        "public.paths, public-paths",
        "Public-Paths, public-paths",
        "ostiary.public-paths, public-paths",
        "OSTIARY_PUBLIC_PATHS, public-paths",
        "jwt-secret, secret",
        "audiences, audience",
        "audince, audience",
        "aduience, audience",
        "isuer, issuer",
        "seceret, secret",
        "clockskew, clock-skew",
        "clock-scew, clock-skew",
        "cookie, cookie-name",
        "cookie-nmae, cookie-name",
        "sign-in, sign-in-page",
        "signin-page, sign-in-page",
        "identity-header, identity-headers",
        "roles-claims, roles-claim",
        "scopes-claim, scope-claim",
        "max-tokn-byte, max-token-bytes",
        "csfr, csrf",
        "realms, realm",
        "csrf-mode, csrf"
    })
    void to_misspeltName_isTheOneMeant(String name, String meant) {
        assertThat(NearestName.to(name)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "dispatcher", "loadOnStartup", "encoding", "password"})
    void to_anotherWord_isNone(String name) {
        assertThat(NearestName.to(name)).isEmpty();
    }
}
