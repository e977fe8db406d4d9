package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider says of its users, browsers keep the cookies. */
class CookieRoomTest {
    private static final int MOST = 4_096;

    private final List<String> cookies = new ArrayList<>();

    private FakeResponse noted(FakeResponse response) {
        cookies.addAll(response.getHeaders("Set-Cookie"));
        return response;
    }

    private String story(SignInFixture fixture, String story) {
        try {
            fixture.browser.cookies().clear();
            fixture.issuer.user(TestUser.of("u1").roles("clerk").claim("story", story));
            noted(fixture.signIn("/a"));
            fixture.page("/a");
            fixture.clock.advance(Duration.ofMinutes(15));
            noted(fixture.page("/a"));
            return (String)
                    ((JwtPrincipal) fixture.last().getUserPrincipal()).claims().get("story");
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest
    @CsvSource({"x", "\u00e9", "\u4e16", "'\"'"})
    void signIn_claimsOfAnySize_fitTheirCookiesAndAreShown(String character) throws Exception {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        try (SignInFixture fixture =
                new SignInFixture(filter -> filter.set("session-key", Keys.toPem(Keys.generate(JwsAlgorithm.RS256))))) {
            List<String> stories = IntStream.range(0, 26)
                    .mapToObj(i -> character.repeat((1_000 + i * 80) / bytes))
                    .toList();

            assertThat(stories).allMatch(story -> story.equals(story(fixture, story)));
            assertThat(cookies)
                    .hasSizeGreaterThan(100)
                    .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= MOST);
        }
    }

    /** As Keycloak says them of users in many groups: its own access token would fit no cookie. */
    @Test
    void signIn_twoHundredRoles_fitTheirCookiesAndCount() throws Exception {
        String[] roles = IntStream.range(0, 200)
                .mapToObj(i -> "department-of-orders-" + i)
                .toArray(String[]::new);
        try (SignInFixture fixture = new SignInFixture(filter -> filter.rules("/a = role(department-of-orders-199)"))) {
            fixture.issuer.user(TestUser.of("u1").roles(roles));
            noted(fixture.signIn("/a"));
            FakeResponse page = fixture.page("/a");

            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(fixture.last().isUserInRole("department-of-orders-0")).isTrue();
            assertThat(fixture.last().isUserInRole("department-of-orders-199")).isTrue();
            assertThat(cookies).allMatch(line -> line.length() <= MOST);
        }
    }

    /** They are kept nowhere but in the session's tokens. */
    @Test
    void signIn_claimsOfTheApplicationThatNoCookieHolds_areRefusedAndTheLogNamesTheClaim() throws Exception {
        Map<String, Object> more = Map.of("story", "x".repeat(6_000));
        try (CapturedLog log = CapturedLog.of("dev.ostiary.servlet");
                SignInFixture fixture = new SignInFixture(
                        filter -> filter.signIn(with -> with.decide(session -> SignInDecision.accept(more))))) {
            FakeResponse response = noted(fixture.signIn("/a"));

            assertThat(SignInFixture.code(response)).isEqualTo("session_too_large");
            assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
            assertThat(String.join("\n", log.lines())).contains("claim story").doesNotContain("xxx");
        }
    }

    private static String path(int length) {
        return "/" + "c".repeat(length - 1);
    }

    private static SignInFixture below(String path) {
        return new SignInFixture(
                issuer -> issuer.client(
                        SignInFixture.CLIENT, SignInFixture.SECRET, SignInFixture.ORIGIN + path + "/auth/callback"),
                filter -> filter);
    }

    private List<String> codes(SignInFixture fixture, String path) {
        return IntStream.range(0, 20)
                .mapToObj(i -> code(fixture, path, "x".repeat(1_700 + i * 25)))
                .toList();
    }

    @Test
    void signIn_contextPathOf300Characters_fitsItsCookies() {
        try (SignInFixture fixture = below(path(300))) {
            assertThat(codes(fixture, path(300))).containsOnly("");
            assertThat(cookies).hasSizeGreaterThan(40).allMatch(line -> line.length() <= MOST);
        }
    }

    /** More than the estimate has room for: what is made in the end is measured. */
    @Test
    void signIn_contextPathOf1000Characters_isNeverGivenACookieThatIsTooLongAndTheLogSaysWhy() {
        try (CapturedLog log = CapturedLog.of("dev.ostiary.servlet");
                SignInFixture fixture = below(path(1_000))) {
            assertThat(codes(fixture, path(1_000))).containsOnly("", "session_too_large");
            assertThat(cookies).hasSizeGreaterThan(20).allMatch(line -> line.length() <= MOST);
            assertThat(String.join("\n", log.lines()))
                    .contains("claim story: claims: the cookie access_token would have");
        }
    }

    private String code(SignInFixture fixture, String path, String story) {
        try {
            fixture.browser.cookies().clear();
            fixture.issuer.user(TestUser.of("u1").claim("story", story));
            FakeResponse away = fixture.send(fixture.browser
                    .page("GET", path + "/auth/sign-in?return_to=" + path + "/a")
                    .contextPath(path));
            String callback = fixture.authorize(SignInFixture.location(away));
            return SignInFixture.code(
                    noted(fixture.send(fixture.navigation(callback).contextPath(path))));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
