package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    /** The request whose decoded path is the given one, percent signs and blanks escaped as a client must. */
    private static RequestPath path(String decoded) {
        String uri = decoded.replace("%", "%25").replace(" ", "%20");
        return RequestPath.of(new FakeRequest(uri, "", decoded, null, "reports").request())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a, /a",
        "/a/, /a/",
        "/a/b, /a/b",
        "/50%, /50%",
        "/*, /a",
        "/*, /a.b",
        "/a/*, /a/b",
        "/a/*.js, /a/x.js",
        "/a/*.js, /a/.js",
        "/a/*.js, /a/x.js.js",
        "/a/v*, /a/v",
        "/a/v*, /a/v1",
        "/*/x, /a/x",
        "/a*b*c, /abc",
        "/a*b*c, /a-b-b-c",
        "/a*b*c, /abcbc",
        "/*a*, /banana",
        "/a/**, /a",
        "/a/**, /a/",
        "/a/**, /a/b",
        "/a/**, /a/b/c/",
        "/**, /",
        "/**, /a/b",
        "/*/**, /a",
        "/*/b/**, /a/b/c",
        "/{id}, /a",
        "/a/{id}, /a/5",
        "/a/{order-id}/b, /a/5/b",
        "/{tenant.id}/**, /a/b/c",
        "/a/{id}/*.js, /a/b/x.js",
        "/a b, /a b",
        "servlet:reports, /anything"
    })
    void matches_fittingPath_isTrue(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path(path))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /a",
        "/, /a/",
        "/a, /",
        "/a, /a/",
        "/a, /a/b",
        "/a, /ab",
        "/a, /A",
        "/A, /a",
        "/a/, /a",
        "/a/, /a/b",
        "/*, /",
        "/*, /a/",
        "/*, /a/b",
        "/a/*, /a",
        "/a/*, /a/",
        "/a/*, /a/b/c",
        "/a/*.js, /a/b/x.js",
        "/a/*.js, /a/x.jsp",
        "/a/*.js, /a/x.JS",
        "/a/*.js, /a/xjs",
        "/*/x, /x",
        "/*/x, /a/b/x",
        "/a*a, /a",
        "/ab*bc, /abc",
        "/a*b*c, /ac",
        "/a*b*c, /acb",
        "/a*bb*c, /abc",
        "/a/**, /ab",
        "/a/**, /b/a",
        "/a/**, /",
        "/A/**, /a/b",
        "/a/**, /A/b",
        "/*/**, /",
        "/*/b/**, /a",
        "/{id}, /",
        "/{id}, /a/b",
        "/a/{id}, /a/",
        "/a/{id}, /a",
        "/a.c, /abc",
        "servlet:report, /reports",
        "servlet:Reports, /reports",
        "/reports, /x"
    })
    void matches_otherPath_isFalse(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path(path))).isFalse();
    }

    @Test
    void matches_contextRootWithoutSlash_isTheRoot() {
        FakeRequest request = FakeRequest.inContext("/ctx", "/ctx", "", null);

        assertThat(PathPattern.parse("/")
                        .matches(RequestPath.of(request.request()).orElseThrow()))
                .isTrue();
    }

    @Test
    void matches_servletTheContainerDoesNotName_isFalse() {
        FakeRequest request = new FakeRequest("/a", "", "/a", null, null);

        assertThat(PathPattern.parse("servlet:a")
                        .matches(RequestPath.of(request.request()).orElseThrow()))
                .isFalse();
    }

    @Test
    void matches_manyWildcardsOnALongSegment_endsAtOnce() {
        PathPattern pattern = PathPattern.parse("/" + "*a".repeat(200) + "*b");

        assertThat(pattern.matches(path("/" + "a".repeat(7000)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "\"\"!begins with neither '/' nor 'servlet:'",
                "a!begins with neither '/' nor 'servlet:'",
                "*.js!begins with neither '/' nor 'servlet:'",
                "**!begins with neither '/' nor 'servlet:'",
                "\" /a\"!begins with neither '/' nor 'servlet:'",
                "http://h/a!begins with neither '/' nor 'servlet:'",
                "Servlet:a!begins with neither '/' nor 'servlet:'",
                "servlet:!lacks the name",
                "//!empty segment",
                "/a//b!empty segment",
                "/a//**!empty segment",
                "/./a!dot segment",
                "/a/.!dot segment",
                "/a/..!dot segment",
                "/../a!dot segment",
                "/a;x=1!path parameters",
                "/a?b!without the query",
                "/a#b!fragment",
                "/a\\b!backslash",
                "/a%20b!percent escape",
                "/a%2Fb!percent escape",
                "/**/a!'**' elsewhere",
                "/a**!'**' elsewhere",
                "/***!'**' elsewhere",
                "/a/**b!'**' elsewhere",
                "/a/**/!'**' elsewhere",
                "/**/**!'**' elsewhere",
                "/**/x!'**' elsewhere",
                "/a/{id!'{name}' (a whole segment",
                "/a/id}!'{name}' (a whole segment",
                "/a/{}!'{name}' (a whole segment",
                "/a/{1}!'{name}' (a whole segment",
                "/a/{a b}!'{name}' (a whole segment",
                "/a/{id:[0-9]+}!'{name}' (a whole segment",
                "/a/{*path}!'{name}' (a whole segment",
                "/a/{id}.json!'{name}' (a whole segment",
                "/a/v{id}!'{name}' (a whole segment",
                "/a/{x}{y}!'{name}' (a whole segment",
                "/a/{b,c}!'{name}' (a whole segment",
                "/a/<id>!{ } < > [ ] | ^",
                "/a/<int:id>!{ } < > [ ] | ^",
                "/a/[id]!{ } < > [ ] | ^",
                "/a/[0-9]+!{ } < > [ ] | ^",
                "^/a!begins with neither '/'",
                "/^a!{ } < > [ ] | ^",
                "/(a|b)!{ } < > [ ] | ^",
                "/a/:id!begins with ':'",
                "/:id/**!begins with ':'",
                "/a/.*!reads like a regular expression",
                "/a/.+!reads like a regular expression",
                "/a/(.*)!reads like a regular expression",
                "/.*$!reads like a regular expression",
                "/a/\\d+!backslash",
                "/a/?!without the query",
                "servlet:*!letter by letter",
                "servlet:report*!letter by letter",
                "servlet:{name}!letter by letter"
            })
    void parse_notAPattern_isRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> PathPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\u0000", "/a\nb", "/a\u007f", "/a\u0085", "servlet:a\r"})
    void parse_controlCharacter_isRefusedWithoutEchoingIt(String text) {
        assertThatThrownBy(() -> PathPattern.parse(text))
                .hasMessageContaining("control character")
                .message()
                .matches(message -> message.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void covers_variable_isAsAnAsterisk() {
        assertThat(PathPattern.parse("/a/{id}").covers(PathPattern.parse("/a/*")))
                .isTrue();
        assertThat(PathPattern.parse("/a/*").covers(PathPattern.parse("/a/{id}")))
                .isTrue();
    }

    /** What frameworks give a meaning and RFC 3986 does not forbid; here each is itself. */
    @ParameterizedTest
    @ValueSource(strings = {"/a:b", "/~user", "/(a)", "/a$", "/a+b", "/a.*", "/.well-known/*", "/@me", "/a=b", "/a,b"})
    void parse_characterWithoutAMeaning_isTaken(String text) {
        assertThat(PathPattern.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/**", "/*/**", "/*/*/**", "/{tenant}/**"})
    void isCatchAll_noSegmentNamesAnything_isTrue(String text) {
        assertThat(PathPattern.parse(text).isCatchAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/**", "/*/a/**", "/a*/**", "/*", "/*/*", "servlet:a"})
    void isCatchAll_aSegmentNamesSomethingOrTheDepthIsSet_isFalse(String text) {
        assertThat(PathPattern.parse(text).isCatchAll()).isFalse();
    }

    @Test
    void equals_isByText() {
        PathPattern pattern = PathPattern.parse("/a/**");

        assertThat(pattern)
                .isEqualTo(PathPattern.parse("/a/**"))
                .hasSameHashCodeAs(PathPattern.parse("/a/**"))
                .isNotEqualTo(PathPattern.parse("/a/*"))
                .isNotEqualTo("/a/**")
                .hasToString("/a/**");
    }

    @ParameterizedTest
    @CsvSource({"/, true", "/index.html, true", "/*, true", "/other, false", "/index.htm, false"})
    void matches_welcomeFile_byWhatWasAskedForOrByTheFile(String pattern, boolean expected) {
        RequestPath path = RequestPath.of(FakeRequest.inContext("/ctx/", "/ctx", "/index.html", null)
                        .request())
                .orElseThrow();

        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(expected);
    }

    @Test
    void matches_pathBelowAPublicFolderIndex_isNotTheFolder() {
        RequestPath path = RequestPath.of(
                        FakeRequest.of("/admin/", "/admin/index.html").request())
                .orElseThrow();

        assertThat(PathPattern.parse("/").matches(path)).isFalse();
        assertThat(PathPattern.parse("/admin/").matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/, true",
        "/a/*, /a/b/, true",
        "/*.js, /x.js/, true",
        "/a, /a/b, false",
        "/a, /, false",
        "/a/*, /a/, false",
        "/a/, /a/, true",
        "/a/, /a, false",
        "/, /, true",
        "/, /a/, false"
    })
    void alsoWithSlash_pathOfThePattern_matchesWithASlashBehindIt(String pattern, String path, boolean expected) {
        assertThat(PathPattern.parse(pattern).alsoWithSlash().matches(path(path)))
                .isEqualTo(expected);
    }

    @Test
    void alsoWithSlash_coversThePathsOfBoth() {
        PathPattern both = PathPattern.parse("/a").alsoWithSlash();

        assertThat(both.covers(PathPattern.parse("/a/"))).isTrue();
        assertThat(both.covers(PathPattern.parse("/a"))).isTrue();
        assertThat(both.covers(PathPattern.parse("/a/*"))).isFalse();
        assertThat(both).isEqualTo(PathPattern.parse("/a")).hasToString("/a");
    }

    @ParameterizedTest
    @CsvSource({"/a, /a/*/**", "/a/, /a/*/**", "/a/{id}, /a/{id}/*/**"})
    void below_pathOfItsOwn_isWhatIsUnderIt(String pattern, String expected) {
        assertThat(PathPattern.parse(pattern).below()).contains(PathPattern.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/**", "/**", "servlet:a"})
    void below_noPathOfItsOwn_isEmpty(String pattern) {
        assertThat(PathPattern.parse(pattern).below()).isEmpty();
    }
}
