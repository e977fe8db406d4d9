package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    /** Asks with the container's path that would make the second wall agree, so that the first must stop it. */
    private static Optional<String> read(@Nullable String uri, String decodedPath) {
        return RequestPath.of(FakeRequest.of(uri, decodedPath).request()).map(RequestPath::path);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a, /a",
        "/a/, /a/",
        "/a/b.js, /a/b.js",
        "/a.b..c/...d, /a.b..c/...d",
        "/.../x, /.../x",
        "/.well-known/x, /.well-known/x",
        "/~u/a+b/@:!$&'()*=, /~u/a+b/@:!$&'()*=",
        "/a%20b, /a b",
        "/%61, /a",
        "/caf%C3%A9, /café",
        "/caf%c3%a9, /café",
        "/%F0%9F%94%91, /🔑",
        "/50%25, /50%",
        "/50%25/x, /50%/x",
        "/50%25zz, /50%zz",
        "/50%254, /50%4",
        "/a%3fb%23c, /a?b#c",
        "/a;v=1, /a",
        "/a;v=1/b, /a/b",
        "/a;jsessionid=0AF.node1/b;x, /a/b",
        "/a;, /a",
        "/a;v=%20/b, /a/b",
        "/a;v=1;w=2/b, /a/b",
        "/;jsessionid=1, /",
        "/a/;jsessionid=0AF.node1, /a/",
        "/a;v=1/;jsessionid=1, /a/",
        "/;x;y, /",
        "/;, /",
        "/a/;, /a/"
    })
    void of_oneReading_isDecodedWithoutParameters(String uri, String path) {
        assertThat(read(uri, path)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        // dot segments, and what only some readers take for them
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/a/.., /",
        "/a/., /a",
        "/., /",
        "/.., /",
        "/../a, /a",
        "/..;/a, /a",
        "/a/..;x=y/b, /b",
        "/.;/a, /a",
        "/.;x=y, /",
        "/a/..;, /",
        "/a;../b, /a/b",
        "/a;x=../b, /a/b",
        "/a;x=/../b, /b",
        "/a;x/..;y/b, /b",
        // empty segments
        "//, /",
        "//a, /a",
        "/a//b, /a/b",
        "/a//, /a/",
        "/;/a, /a",
        "/;/, /",
        "/;x/, /",
        "/a/;x/, /a/",
        "/a/;x=y/b, /a/b",
        "//;x, /",
        "/a//;x, /a/",
        "/a/;x/;y, /a/",
        "/;.., /",
        "/a/;x=.., /a/",
        "/a/;/../b, /b",
        "/..;, /",
        "/.;x, /",
        "/;x=%2e%2e, /",
        "/;x=%3b, /",
        "/;x=%00, /",
        "/;x\\y, /",
        // escapes that some decode before, some after they split
        "/a%2fb, /a/b",
        "/a%2Fb, /a/b",
        "/a%5cb, /a\\b",
        "/a%5Cb, /a\\b",
        "/%2e, /",
        "/%2E%2e/a, /a",
        "/.%2e/a, /a",
        "/a%2eb, /a.b",
        "/a%3bx=y, /a;x=y",
        "/a%3Bx=y, /a;x=y",
        "/..%3b/a, /..;/a",
        "/..%3B/a, /..;/a",
        "/a;x=%2e%2e/b, /a/b",
        "/a;x=%2f/b, /a/b",
        "/a;x=%3b/b, /a/b",
        "/a;x=%5c/b, /a/b",
        // an escape behind an escape
        "/a%252fb, /a%2fb",
        "/%252e%252e/a, /%2e%2e/a",
        "/a%2541, /a%41",
        "/a%2525, /a%25",
        "/a%25%32%66, /a%2f",
        "/a%25%32f, /a%2f",
        "/a;x=%252f/b, /a/b",
        // bytes that are no path
        "/a\\b, /a\\b",
        "/a%00, /a",
        "/a%0d%0ab, /ab",
        "/a%1f, /a",
        "/a%7f, /a",
        "/a%7F, /a",
        "/a%c2%85, /a",
        "/a;x=%00/b, /a/b",
        // escapes that are none
        "/a%, /a%",
        "/a%4, /a%4",
        "/a%zz, /a%zz",
        "/a%4g, /a%4g",
        "/a%g4, /a%g4",
        "/a%u002f, /a/",
        "/a%-1, /a",
        "/a% 41, /a",
        "/a;x=%/b, /a/b",
        // not UTF-8
        "/a%ff, /a",
        "/a%c3, /a",
        "/a%c3/b, /a/b",
        "/a%c3;x=%a9, /a",
        "/a%c0%af, /a/",
        "/a%c0%ae, /a.",
        "/a%e0%80%af, /a/",
        "/a%f0%80%80%af, /a/",
        "/a%ed%a0%80, /a",
        "/a%ed%a0%bd%ed%b4%91, /a",
        "/a%f4%90%80%80, /a",
        "/a%e9, /aé",
        // raw, though only escapes may stand for it
        "/café, /café",
        "/a?b, /a?b",
        "/a#b, /a#b"
    })
    void of_twoReadings_isAmbiguousWhateverTheContainerSays(String uri, String containersPath) {
        assertThat(RawUri.read(uri)).isEmpty();
        assertThat(read(uri, containersPath)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x09, 0x0a, 0x0d, 0x1f, 0x20, 0x7f, 0x80, 0xa0, 0xff, 0x2215, 0xff0f, 0xd83d})
    void of_rawCharacterOutsidePrintableAscii_isAmbiguous(int c) {
        String uri = "/a" + (char) c + "b";

        assertThat(read(uri, uri)).isEmpty();
    }

    /** The low bytes of these characters spell something that is ASCII, or UTF-8. */
    @ParameterizedTest
    @CsvSource({"/a\u0162b, /abb", "/a\u012fb, /a/b", "/\u00c3\u00a9, /\u00e9", "/\u013bx, /;x"})
    void of_rawCharacterWhoseLowByteReadsOtherwise_isAmbiguous(String uri, String containersPath) {
        assertThat(RawUri.read(uri)).isEmpty();
        assertThat(read(uri, containersPath)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "*", "http://host/a", "?", "\\", ";x", "%2fa"})
    void of_uriWithoutLeadingSlash_isAmbiguous(@Nullable String uri) {
        assertThat(read(uri, "/a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /b",
        "/a, /A",
        "/a, ''",
        "/a, /a/",
        "/a, /a/index.html",
        "/a/, /a",
        "/a, /ab",
        "/ab, /a",
        "/a%20b, /a%20b",
        "/a;x/b, /a;x/b",
        "/caf%c3%a9, /cafÃ©"
    })
    void of_containerReadsAnotherPath_isAmbiguous(String uri, String containersPath) {
        assertThat(read(uri, containersPath)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/, /index.html", "/a/, /a/index.jsp", "/a%20b;x/, ", "/a/, /a/welcome page", "/a/, /a/b/index.html"})
    void of_welcomeFile_isTheContainersPath(String uri, @Nullable String containersPath) {
        String expected = containersPath == null ? "/a b/" : containersPath;

        assertThat(read(uri, expected)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/, /b/index.html",
        "/a/, /a//index.html",
        "/a/, /a/b//index.html",
        "/a/, /a/../index.html",
        "/a/, /a/b/../index.html",
        "/a/, /a/..",
        "/a/, /a/.",
        "/a/, /a/b/",
        "/a/, /a/b;c",
        "/a/, /a/%2e",
        "/a/, /a/b\\c",
        "/a/, /index.html"
    })
    void of_moreThanAPlainRelativePathAdded_isAmbiguous(String uri, String containersPath) {
        assertThat(read(uri, containersPath)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/ctx/a/b, /ctx, /a, /b, /a/b",
        "/ctx/a, /ctx, '', /a, /a",
        "/ctx/, /ctx, /, , /",
        "/ctx/, /ctx, '', /, /",
        "/ctx, /ctx, '', , /",
        "/ctx;x=1/a, /ctx;x=1, /a, , /a",
        "/ctx;x=1/a, /ctx, /a, , /a",
        "/my%20app/a, /my%20app, /a, , /a",
        "/my%20app/a, /my app, /a, , /a",
        "/%63tx/a, /%63tx, /a, , /a",
        "/%63tx/a, /ctx, /a, , /a",
        "/%c3%a9/a, /é, /a, , /a",
        "/a/b/c, /a/b, /c, , /c",
        "/ctx/, /ctx, /index.html, , /index.html",
        "/ctx/;jsessionid=1, /ctx, '', /, /",
        "/ctx/;jsessionid=1, /ctx, /index.html, , /index.html",
        "/ctx;jsessionid=1, /ctx, '', , /"
    })
    void of_contextPath_isNoPartOfThePath(
            String uri, String context, String servletPath, @Nullable String pathInfo, String path) {
        FakeRequest request = FakeRequest.inContext(uri, context, servletPath, pathInfo);

        assertThat(RequestPath.of(request.request()).map(RequestPath::path)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/ctx/a, /other, /a, ",
        "/ctx/a, '', /a, ",
        "/ctx/a, /ctx/a, /a, ",
        "/ctxa, /ctx, a, ",
        "/ctx/a, /ctx/, a, ",
        "/ctx/../a, /ctx/.., /a, ",
        "/ctx%2f/a, /ctx%2f, /a, ",
        "/..;/ctx/a, /..;/ctx, /a, ",
        "//ctx/a, /ctx, /a, ",
        "/ctx/a, /ctx, /a, /a"
    })
    void of_contextPathThatDoesNotFit_isAmbiguous(
            String uri, String context, String servletPath, @Nullable String pathInfo) {
        FakeRequest request = FakeRequest.inContext(uri, context, servletPath, pathInfo);

        assertThat(RequestPath.of(request.request())).isEmpty();
    }

    @Test
    void of_containerRefusesToDecode_isAmbiguous() {
        HttpServletRequest request =
                new HttpServletRequestWrapper(FakeRequest.of("/50%25", "/50%").request()) {
                    @Override
                    public String getServletPath() {
                        throw new IllegalArgumentException("as Jetty does");
                    }
                };

        assertThat(RequestPath.of(request)).isEmpty();
    }

    @Test
    void servletName_isTheResolvedServlet() {
        FakeRequest request = new FakeRequest("/a", "", "/a", null, "reports");

        assertThat(RequestPath.of(request.request()).map(RequestPath::servletName))
                .contains("reports");
    }

    @Test
    void servletName_containerNamesNone_isEmptyText() {
        FakeRequest request = new FakeRequest("/a", "", "/a", null, null);

        assertThat(RequestPath.of(request.request()).map(RequestPath::servletName))
                .contains("");
    }

    @Test
    void toString_isThePath() {
        assertThat(RequestPath.of(FakeRequest.of("/a%20b/", "/a b/").request()).orElseThrow())
                .hasToString("/a b/");
    }

    @ParameterizedTest
    @CsvSource({"/caf%C3%A9;v=1/b, /café/b", "/, /", "/a/, /a/"})
    void reading_rawPath_isWhatOfReads(String raw, String expected) {
        assertThat(RequestPath.reading(raw)).contains(expected);
        assertThat(RequestPath.hasOneReading(raw)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "//evil.example", "/a/../b", "/a%2Fb", "/a%252e"})
    void reading_pathOfTwoReadings_isEmpty(String raw) {
        assertThat(RequestPath.reading(raw)).isEmpty();
        assertThat(RequestPath.hasOneReading(raw)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/docs/, /docs/index.html, true", "/docs/, /docs/, false", "/docs, /docs, false"})
    void isWelcomeFile_isWhetherAFileAnswersForAFolder(String uri, String containersPath, boolean expected) {
        RequestPath path =
                RequestPath.of(FakeRequest.of(uri, containersPath).request()).orElseThrow();

        assertThat(path.isWelcomeFile()).isEqualTo(expected);
    }
}
