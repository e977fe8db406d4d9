package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.servlet.credential.BearerOrCookie;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of docs/credentials.md, run as it stands there. */
class CredentialsGuideTest {
    private static final String PROPERTY = "JWT_SECRET";
    private static final String PAGE = "docs/credentials.md";

    @BeforeEach
    void setSecret() {
        System.setProperty(PROPERTY, SessionFixture.TEST_SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(PROPERTY);
    }

    static Stream<String> blocks() throws IOException {
        return GuidePage.of(PAGE).blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(CredentialsGuideTest.class, block);
    }

    @Test
    void extractor_saysWhereTheTokenIs() throws Exception {
        CredentialExtractor legacy = request -> {
            String token = request.getHeader("X-Legacy-Token");
            return token == null || token.isEmpty()
                    ? new Extraction.None()
                    : new Extraction.Found(token, Carrier.HEADER);
        };
        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .credentialExtractor(legacy)
                .build();

        assertThat(codeOf(filter, FakeRequest.get("/a").header("X-Legacy-Token", "x")))
                .isEqualTo("malformed_token");
        assertThat(codeOf(filter, FakeRequest.get("/a").header("Authorization", "Bearer x")))
                .isEqualTo("missing_token");
        bothAreAsked(legacy);
    }

    private static void bothAreAsked(CredentialExtractor legacy) {
        CredentialExtractor standard = new BearerOrCookie(Optional.of("access_token"));
        CredentialExtractor both = request ->
                legacy.extract(request) instanceof Extraction.Found found ? found : standard.extract(request);

        assertThat(both.extract(
                        FakeRequest.get("/a").header("X-Legacy-Token", "x").cookie("access_token", "y")))
                .isEqualTo(new Extraction.Found("x", Carrier.HEADER));
        assertThat(both.extract(FakeRequest.get("/a").cookie("access_token", "y")))
                .isEqualTo(new Extraction.Found("y", Carrier.COOKIE));
    }

    @Test
    void settings_ofAGateway_areComplete() throws Exception {
        String page = Files.readString(Path.of("..").resolve(PAGE));
        Properties settings = new Properties();
        settings.load(new StringReader(page.replaceFirst("(?s).*```properties\n(.*?)```.*", "$1")));
        AuthFilterBuilder builder = AuthFilter.builder();
        settings.forEach((name, value) -> builder.set((String) name, (String) value));
        AuthFilter filter = builder.build();

        assertThat(codeOf(filter, FakeRequest.get("/a").header("Cf-Access-Jwt-Assertion", "x")))
                .isEqualTo("malformed_token");
        filter.destroy();
    }

    private static String codeOf(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> {});
        return SessionFixture.code(response);
    }
}
