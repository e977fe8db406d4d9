package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHeaderTest {
    private static final String NAME = "Cf-Access-Jwt-Assertion";
    private static final Extraction SEVERAL = new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
    private static final Extraction FOUND = new Extraction.Found("a.b.c", Carrier.TOKEN_HEADER);

    private final CredentialExtractor extractor = TokenHeader.before(NAME, new BearerOrCookie(Optional.of("t")));

    private static FakeRequest withToken(String token) {
        return FakeRequest.get("/a").header("cf-access-jwt-assertion", token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", " a.b.c\t"})
    void extract_tokenAlone_isFound(String value) {
        assertThat(extractor.extract(withToken(value))).isEqualTo(FOUND);
    }

    @Test
    void extract_tokenBesideCookies_countsAlone() {
        assertThat(extractor.extract(withToken("a.b.c").cookie("t", "d").cookie("t", "e")))
                .isEqualTo(FOUND);
    }

    @Test
    void extract_whatIsNoToken_isHandedOnAndTheCookieDoesNotCount() {
        assertThat(extractor.extract(withToken("Bearer x").cookie("t", "d")))
                .isEqualTo(new Extraction.Found("Bearer x", Carrier.TOKEN_HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Bearer a b", "Bearer", "Basic x, Bearer y"})
    void extract_tokenBesideABearerHeader_isRefused(String authorization) {
        assertThat(extractor.extract(withToken("a.b.c").header("Authorization", authorization)))
                .isEqualTo(SEVERAL);
    }

    @Test
    void extract_tokenBesideAnotherScheme_isFound() {
        assertThat(extractor.extract(withToken("a.b.c").header("Authorization", "Basic abc")))
                .isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "d.e.f", ""})
    void extract_twoLines_areRefused(String second) {
        assertThat(extractor.extract(withToken("a.b.c").header(NAME, second))).isEqualTo(SEVERAL);
    }

    @Test
    void extract_list_isRefused() {
        assertThat(extractor.extract(withToken("a.b.c, d.e.f"))).isEqualTo(SEVERAL);
    }

    @Test
    void extract_apiKeyBesideIt_isRefused() {
        CredentialExtractor both = ApiKeyHeader.before(extractor);

        assertThat(both.extract(withToken("a.b.c").header("X-API-Key", "k"))).isEqualTo(SEVERAL);
        assertThat(both.extract(withToken("a.b.c"))).isEqualTo(FOUND);
    }

    @Test
    void extract_emptyOrAbsent_isWhatTheOtherFinds() {
        assertThat(extractor.extract(withToken(" ").cookie("t", "d")))
                .isEqualTo(new Extraction.Found("d", Carrier.COOKIE));
        assertThat(extractor.extract(FakeRequest.get("/a").header("Authorization", "Bearer abc")))
                .isEqualTo(new Extraction.Found("abc", Carrier.HEADER));
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void carrier_thatABrowserSendsUnasked_isCheckedForAnotherSite(Carrier carrier) {
        assertThat(carrier.isSentUnasked()).isEqualTo(carrier == Carrier.COOKIE || carrier == Carrier.TOKEN_HEADER);
    }

    @Test
    void before_emptyName_isRefused() {
        assertThatThrownBy(() -> TokenHeader.before("", extractor)).isInstanceOf(IllegalArgumentException.class);
    }
}
