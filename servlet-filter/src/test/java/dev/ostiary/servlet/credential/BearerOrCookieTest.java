package dev.ostiary.servlet.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.verify.RejectionReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerOrCookieTest {
    private static final Extraction NONE = new Extraction.None();
    private static final Extraction MALFORMED = new Extraction.Malformed(RejectionReason.MALFORMED_AUTHORIZATION);
    private static final Extraction SEVERAL = new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);

    private final BearerOrCookie extractor = new BearerOrCookie(Optional.of("access_token"));

    @Test
    void extract_nothingSent_findsNone() {
        Extraction extraction = extractor.extract(FakeRequest.get("/"));

        assertThat(extraction).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a.b.c",
                "bearer a.b.c",
                "BEARER a.b.c",
                "bEaReR a.b.c",
                "Bearer  a.b.c",
                "Bearer        a.b.c",
                // White space around a field value is not part of it.
                " Bearer a.b.c",
                "Bearer a.b.c ",
                "Bearer a.b.c\t"
            })
    void extract_bearerHeader_findsItsToken(String value) {
        Extraction extraction = extractor.extract(FakeRequest.get("/").header("Authorization", value));

        assertThat(extraction).isEqualTo(new Extraction.Found("a.b.c", Carrier.HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AZaz09-._~+/", "abc=", "abc==", "abc====", "...", "Bearer"})
    void extract_anyToken68_isHandedOnAsItIs(String token) {
        Extraction extraction = extractor.extract(FakeRequest.get("/").header("Authorization", "Bearer " + token));

        assertThat(extraction).isEqualTo(new Extraction.Found(token, Carrier.HEADER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "bearer",
                "Bearer ",
                "Bearer    ",
                "Bearer\ta.b.c",
                "Bearer \ta.b.c",
                "Bearer a.b.c d",
                "Bearer a.b.c Bearer d.e.f",
                "Bearer a.b.c,d.e.f",
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer a.b.c,",
                "Bearer ,a.b.c",
                "Bearer,a.b.c",
                "Bearer: a.b.c",
                "Bearer:a.b.c",
                "Bearer=a.b.c",
                "Bearer/a.b.c",
                "Bearer \"a.b.c\"",
                "Bearer token=a.b.c",
                "Bearer a=b",
                "Bearer =",
                "Bearer a.b.c;x=y",
                "Bearer a.b.c\u0000",
                "Bearer a.b.c\u001f",
                "Bearer a.b.c\n",
                "Bearer a.b.c\u2003",
                "Bearer a.b.c\u007f",
                "Bearer a.b.c\r\nX-User-Id: root",
                "Bearer \u00e4.b.c",
                "Bearer a\u2024b.c",
                "Bearer\u00a0a.b.c",
                "Bearer %61.b.c",
                "Bearer a.b.c*",
                "Bearer {a}",
                "Bearer <token>"
            })
    void extract_bearerHeaderThatIsNoToken68_isMalformedAlthoughThereIsACookie(String value) {
        FakeRequest request =
                FakeRequest.get("/").header("Authorization", value).cookie("access_token", "d.e.f");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "Basic dXNlcjpwYXNz",
                "Basic",
                "Digest username=\"a\", realm=\"Bearer x\"",
                "Bearerx a.b.c",
                "Bearer-Token a.b.c",
                "XBearer a.b.c",
                "Token a.b.c",
                "a.b.c",
                "\"Bearer a.b.c\"",
                "Bearer.a.b.c"
            })
    void extract_anotherScheme_leavesItToTheCookie(String value) {
        FakeRequest request =
                FakeRequest.get("/").header("Authorization", value).cookie("access_token", "d.e.f");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Found("d.e.f", Carrier.COOKIE));
    }

    @Test
    void extract_anotherSchemeWithoutCookie_findsNone() {
        Extraction extraction = extractor.extract(FakeRequest.get("/").header("Authorization", "Basic YTpi"));

        assertThat(extraction).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic abc, Bearer a.b.c", ", Bearer a.b.c", "Digest x=\"y\",bearer a", "Basic abc ,\tBEARER\ta"
            })
    void extract_listWithABearerInIt_isSeveralCredentials(String value) {
        Extraction extraction = extractor.extract(
                FakeRequest.get("/").header("Authorization", value).cookie("access_token", "a.b.c"));

        assertThat(extraction).isEqualTo(new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "Bearer d.e.f", "Basic YTpi", ""})
    void extract_secondAuthorizationLine_isMultipleTokens(String second) {
        FakeRequest request =
                FakeRequest.get("/").header("Authorization", "Bearer a.b.c").header("authorization", second);

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(SEVERAL);
    }

    @Test
    void extract_twoLinesOfAnotherScheme_isMultipleTokens() {
        FakeRequest request =
                FakeRequest.get("/").header("Authorization", "Basic YTpi").header("Authorization", "Basic YTpi");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(SEVERAL);
    }

    @Test
    void extract_headerAndCookie_headerCountsAlone() {
        FakeRequest request =
                FakeRequest.get("/").header("Authorization", "Bearer a.b.c").cookie("access_token", "d.e.f");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Found("a.b.c", Carrier.HEADER));
    }

    @Test
    void extract_headerAndTwoCookies_cookiesAreNotLookedAt() {
        FakeRequest request = FakeRequest.get("/")
                .header("Authorization", "Bearer a.b.c")
                .cookie("access_token", "d.e.f")
                .cookie("access_token", "g.h.i");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Found("a.b.c", Carrier.HEADER));
    }

    @Test
    void extract_severalCookiesOfTheName_areCandidates() {
        FakeRequest request =
                FakeRequest.get("/").cookie("access_token", "d.e.f").cookie("access_token", "g.h.i");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Candidates(List.of("d.e.f", "g.h.i")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.e.f", "\"d.e.f\"", "", "\"\"", " "})
    void extract_secondCookieThatSaysNothingElse_findsOneToken(String second) {
        FakeRequest request =
                FakeRequest.get("/").cookie("access_token", "d.e.f").cookie("access_token", second);

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Found("d.e.f", Carrier.COOKIE));
    }

    @Test
    void extract_fiveCookiesOfTheName_theFirstFourAreLookedAt() {
        FakeRequest request = FakeRequest.get("/").header("Cookie", "access_token=1; access_token=2; access_token=2");
        request.header("Cookie", "access_token=3").header("Cookie", "access_token=4; access_token=5");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Candidates(List.of("1", "2", "3", "4")));
    }

    @Test
    void extract_cookiesOfOtherNames_doNotCount() {
        FakeRequest request = FakeRequest.get("/")
                .cookie("Access_Token", "x.y.z")
                .cookie("access_token", "d.e.f")
                .cookie("access_token2", "x.y.z");

        Extraction extraction = extractor.extract(request);

        assertThat(extraction).isEqualTo(new Extraction.Found("d.e.f", Carrier.COOKIE));
    }

    @Test
    void extract_cookieNameInOtherCase_findsNone() {
        Extraction extraction = extractor.extract(FakeRequest.get("/").cookie("ACCESS_TOKEN", "d.e.f"));

        assertThat(extraction).isEqualTo(NONE);
    }

    @Test
    void extract_emptyCookie_findsNone() {
        Extraction extraction = extractor.extract(FakeRequest.get("/").cookie("access_token", ""));

        assertThat(extraction).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a token",
                "\"d.e.f",
                "d.e.f\"",
                "\"",
                "d.e.f,g",
                "d.e.f, access_token=x",
                "\u00e4",
                "%64.e.f"
            })
    void extract_cookieWithOddCharacters_isLeftToTheVerifier(String value) {
        Extraction extraction = extractor.extract(FakeRequest.get("/").cookie("access_token", value));

        assertThat(extraction).isEqualTo(new Extraction.Found(value, Carrier.COOKIE));
    }

    @Test
    void extract_cookiesTurnedOff_findsNone() {
        BearerOrCookie headerOnly = new BearerOrCookie(Optional.empty());

        Extraction extraction = headerOnly.extract(FakeRequest.get("/").cookie("access_token", "d.e.f"));

        assertThat(extraction).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer   a.b.c", " \tBearer a.b.c"})
    void extract_tokenThatIsKept_isNotCopied(String value) {
        String kept = "a.b.c";
        BearerOrCookie remembering = new BearerOrCookie(
                Optional.of("access_token"), (line, from) -> Optional.of(kept).filter(line.substring(from)::equals));

        Extraction extraction = remembering.extract(FakeRequest.get("/").header("Authorization", value));

        assertThat(((Extraction.Found) extraction).token()).isSameAs(kept);
        assertThat(((Extraction.Found) extraction).carrier()).isEqualTo(Carrier.HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearera.b.c", "Basic a.b.c", "Bearer\ta.b.c", "a.b.c"})
    void extract_anotherHeaderThatEndsWithAKeptToken_isNotThatToken(String value) {
        BearerOrCookie remembering = new BearerOrCookie(
                Optional.empty(), (line, from) -> Optional.of("a.b.c").filter(line.substring(from)::equals));

        Extraction extraction = remembering.extract(FakeRequest.get("/").header("Authorization", value));

        assertThat(extraction).isNotInstanceOf(Extraction.Found.class);
    }

    @Test
    void candidates_asText_redactTheTokens() {
        Extraction several = new Extraction.Candidates(List.of("the-token", "other"));

        assertThat(several).hasToString("Candidates[2 tokens, redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a a", "a b c d e"})
    void candidates_ofAnotherNumberOrNotDistinct_areRefused(String tokens) {
        List<String> list = List.of(tokens.split(" "));

        assertThatThrownBy(() -> new Extraction.Candidates(list)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void found_asText_redactsTheToken() {
        Extraction found = new Extraction.Found("the-token", Carrier.COOKIE);

        assertThat(found).hasToString("Found[token=redacted, carrier=COOKIE]");
    }

    @Test
    void found_emptyToken_isRefused() {
        assertThatThrownBy(() -> new Extraction.Found("", Carrier.HEADER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token");
    }
}
