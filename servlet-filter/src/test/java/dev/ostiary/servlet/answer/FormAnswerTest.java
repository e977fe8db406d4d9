package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is shown that has sent a form. */
class FormAnswerTest {
    private static final String TEXT =
            "(opens a new tab), come back and reload this page: the browser sends your entries again.";
    private static final Refusal MISSING = Responders.missing(AnswerKind.FORM).withSupportId("0123456789ab");

    private final FakeRequest request = FakeRequest.post("/orders?id=1");

    private FakeResponse answer(Refusal refusal) throws IOException {
        return Responders.answer(Responders.standard(), refusal, request);
    }

    private static String link(FakeResponse response) {
        return response.body().replaceFirst("(?s).* href=\"([^\"]*)\".*|.*", "$1");
    }

    @Test
    void respond_noToken_isAPageThatTellsHowTheFormArrives() throws IOException {
        FakeResponse response = answer(MISSING);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.isErrorSent()).isFalse();
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getHeader("Content-Length"))
                .isEqualTo(String.valueOf(response.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeaders("WWW-Authenticate")).containsExactly("Bearer realm=\"ostiary\"");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.containsHeader("Location")).isFalse();
        assertThat(response.containsHeader("Set-Cookie")).isFalse();
        assertThat(response.body())
                .contains("<h1>You have been signed out.</h1>", TEXT, "form_not_sent", "0123456789ab")
                .contains("<a href=\"/sign-in\" target=\"_blank\" rel=\"noopener\">Sign in</a>")
                .doesNotContain("<script", "missing_token");
    }

    @Test
    void respond_style_isTheOneThatThePolicyAllows() throws Exception {
        FakeResponse response = answer(MISSING);

        String style = response.body().replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.getHeaders("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'; style-src 'sha256-" + hash
                        + "'; base-uri 'none'; form-action 'none'");
        assertThat(response.body()).doesNotContain("style=", "@import", "url(");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/orders/new?id=1&a=b#c, /sign-in?return_to=%2Forders%2Fnew%3Fid%3D1%26a%3Db",
        "https://app.example, /sign-in?return_to=%2F",
        "https://app.example/a;v=1, /sign-in?return_to=%2Fa",
        "https://evil.example/orders, /sign-in",
        "http://app.example/orders, /sign-in",
        "//app.example/orders, /sign-in",
        "https://app.example//evil.example, /sign-in",
        "/orders, /sign-in",
        "javascript:alert(1), /sign-in",
        "'', /sign-in"
    })
    void respond_link_leadsBackToThePageWithTheFormWhereThatIsSafe(String referer, String expected) throws IOException {
        request.header("Referer", referer);

        assertThat(link(answer(MISSING))).isEqualTo(expected.replace("&", "&amp;"));
    }

    @Test
    void respond_pageWithMarkup_staysOneAttribute() throws IOException {
        StandardResponder responder = Responders.withSignInPage("https://id.example/\"/><a&b'");

        FakeResponse response = Responders.answer(responder, MISSING, request);

        assertThat(link(response)).isEqualTo("https://id.example/&quot;/>&lt;a&amp;b'");
    }

    @Test
    void respond_invalidCookieOfOurs_isClearedAndTheSignInPageIsTold() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.FORM).withOwnCookie());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(link(response)).isEqualTo("/sign-in?error=session_expired");
        assertThat(response.getHeader("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
        assertThat(response.body()).contains("form_not_sent").doesNotContain("token_expired");
    }

    @Test
    void respond_invalidCookieOfAnother_isLeftAlone() throws IOException {
        FakeResponse response = answer(Responders.expired(AnswerKind.FORM).withCookieToken());

        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void respond_withoutASignInPage_hasNoLink() throws IOException {
        FakeResponse response = Responders.answer(Responders.withoutSignInPage(), MISSING, request);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body())
                .contains("Sign in in another tab, come back and reload this page", "form_not_sent")
                .doesNotContain("href");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/sign-in?a=b", "https://app.example/sign-in/"})
    void respond_formOfTheSignInPage_hasNoLinkToWhereTheBrowserIs(String referer) throws IOException {
        request.header("Referer", referer);

        assertThat(answer(MISSING).body()).contains("form_not_sent").doesNotContain("href");
    }

    @ParameterizedTest
    @EnumSource
    void respond_errorDetail_saysAsMuchAsItMay(ErrorDetail detail) throws IOException {
        String body = Responders.answer(Responders.withDetail(detail), MISSING, request)
                .body();

        assertThat(body).contains("0123456789ab");
        assertThat(body.contains("form_not_sent")).isEqualTo(detail != ErrorDetail.NONE);
        assertThat(body.contains(RejectionReason.MISSING_TOKEN.remedy().substring(0, 10)))
                .isEqualTo(detail == ErrorDetail.FULL);
    }

    @Test
    void respond_withoutCodeAndSupportId_hasNoFooter() throws IOException {
        FakeResponse response = Responders.answer(
                Responders.withDetail(ErrorDetail.NONE), Responders.missing(AnswerKind.FORM), request);

        assertThat(response.body()).contains(TEXT).doesNotContain("<footer");
    }

    @ParameterizedTest
    @CsvSource({
        "MULTIPLE_TOKENS, 400",
        "AMBIGUOUS_URI, 400",
        "ROLE_MISSING, 403",
        "CSRF_CROSS_SITE, 403",
        "DENIED, 403",
        "STORE_UNAVAILABLE, 503"
    })
    void respond_whatSigningInDoesNotCure_isTheApplicationsErrorPage(RejectionReason reason, int status)
            throws IOException {
        FakeResponse response = answer(Refusal.of(reason, AnswerKind.FORM));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.isErrorSent()).isTrue();
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeader("Retry-After")).isEqualTo(status == 503 ? "1" : null);
    }

    @Test
    void respond_whateverTheClientSent_isNotInTheAnswer() throws IOException {
        FakeRequest marked = FakeRequest.post("/marker?x=marker").header("X-Marker", "marker");

        FakeResponse response = Responders.answer(Responders.withDetail(ErrorDetail.FULL), MISSING, marked);

        assertThat(response.body()).doesNotContain("marker");
    }

    /** The page of an application, which remembers what it has been shown. */
    private static final class OwnPage implements RequestDispatcher {
        private final List<HttpServletRequest> shown = new ArrayList<>();
        private int status;

        @Override
        public void forward(ServletRequest given, ServletResponse response) throws ServletException {
            if (!shown.isEmpty()) {
                throw new ServletException("the application's own");
            }
            shown.add((HttpServletRequest) given);
            status = ((HttpServletResponse) response).getStatus();
        }

        @Override
        public void include(ServletRequest given, ServletResponse response) {
            throw new AssertionError("included");
        }

        private HttpServletRequest at(String path, HttpServletRequest asked) {
            return new HttpServletRequestWrapper(asked) {
                @Override
                public RequestDispatcher getRequestDispatcher(String wanted) {
                    return path.equals(wanted) ? OwnPage.this : null;
                }
            };
        }
    }

    private static StandardResponder withOwnPage() {
        Pages pages = new Pages(Optional.of("/sign-in"), Optional.of("return_to"), Optional.of("/expired"));
        return new StandardResponder(
                "ostiary", ErrorDetail.CODE, pages, Optional.of("access_token"), Responders.ADDRESS);
    }

    @Test
    void respond_pageOfTheApplication_isShownWith401AndAskedForWithoutTheForm() throws IOException {
        OwnPage page = new OwnPage();

        FakeResponse response = Responders.answer(
                withOwnPage(),
                Responders.expired(AnswerKind.FORM).withOwnCookie(),
                page.at("/expired", request.header("Content-Type", "text/plain")));

        assertThat(page.status).isEqualTo(401);
        assertThat(page.shown).singleElement().satisfies(shown -> {
            assertThat(shown.getMethod()).isEqualTo("GET");
            assertThat(shown.getHeader("Content-Type")).isNull();
        });
        assertThat(response.body()).isEmpty();
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(response.getHeader("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(response.getHeaders("Set-Cookie")).hasSize(1);
        assertThat(response.containsHeader("Content-Security-Policy")).isFalse();
    }

    @Test
    void respond_pageThatTheContainerDoesNotFind_isTheFiltersOwn() throws IOException {
        FakeResponse response = Responders.answer(withOwnPage(), MISSING, new OwnPage().at("/elsewhere", request));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("form_not_sent");
    }

    @Test
    void respond_pageOfTheApplicationThatAsksForAUserItself_isTheFiltersOwn() throws IOException {
        OwnPage page = new OwnPage();
        HttpServletRequest asked = page.at("/expired", request);
        Responders.answer(withOwnPage(), MISSING, asked);

        FakeResponse again = Responders.answer(withOwnPage(), MISSING, asked);

        assertThat(page.shown).hasSize(1);
        assertThat(again.body()).contains("form_not_sent");
    }

    @Test
    void respond_pageOfTheApplicationThatFails_isToldWithItsCause() throws IOException {
        OwnPage page = new OwnPage();
        Responders.answer(withOwnPage(), MISSING, page.at("/expired", FakeRequest.post("/first")));

        assertThatThrownBy(() -> Responders.answer(withOwnPage(), MISSING, page.at("/expired", request)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("form-expired-page")
                .hasRootCauseMessage("the application's own");
    }
}
