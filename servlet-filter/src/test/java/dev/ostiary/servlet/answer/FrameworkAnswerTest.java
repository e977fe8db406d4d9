package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What the scripts of Jakarta Faces, Wicket and Vaadin are told: all they understand is a 200. */
class FrameworkAnswerTest {
    private static final String SHOWN = "https://app.example/orders?a=1&b=%27";
    private static final String RETURN = "/sign-in?return_to=%2Forders%3Fa%3D1%26b%3D%2527";

    private static FakeRequest request() {
        return FakeRequest.post("/view?v-r=uidl");
    }

    private static FakeResponse answer(Refusal refusal, FakeRequest request) throws IOException {
        return Responders.answer(Responders.standard(), refusal, request);
    }

    private static FakeResponse missing(AnswerKind kind, FakeRequest request) throws IOException {
        return answer(Responders.missing(kind), request);
    }

    private static Element xml(FakeResponse response) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String redirect(FakeResponse response) throws Exception {
        return ((Element) xml(response).getFirstChild()).getAttribute("url");
    }

    @Test
    void respond_faces_isAPartialResponseWithARedirect() throws Exception {
        FakeResponse response =
                answer(Responders.expired(AnswerKind.FACES), request().header("Referer", SHOWN));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(xml(response).getTagName()).isEqualTo("partial-response");
        assertThat(xml(response).getFirstChild().getNodeName()).isEqualTo("redirect");
        assertThat(redirect(response)).isEqualTo(RETURN + "&error=session_expired");
    }

    @Test
    void respond_facesAndAPageWithMarkup_staysOneAttribute() throws Exception {
        StandardResponder responder = Responders.withSignInPage("https://id.example/\"/><a&b'");

        FakeResponse response = Responders.answer(responder, Responders.missing(AnswerKind.FACES), request());

        assertThat(redirect(response)).isEqualTo("https://id.example/\"/><a&b'");
        assertThat(response.body()).contains("&quot;/>&lt;a&amp;b'");
    }

    @Test
    void respond_wicket_isEmptyWithAjaxLocation() throws IOException {
        FakeResponse response = missing(AnswerKind.WICKET, request().header("Referer", SHOWN));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Ajax-Location")).isEqualTo(RETURN);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void respond_vaadin_isTheTextThatItLooksFor() throws IOException {
        FakeResponse response = missing(AnswerKind.VAADIN, request().header("Referer", SHOWN));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo("Vaadin-Refresh: " + RETURN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FACES", "WICKET", "VAADIN"})
    void respond_invalidCookie_isClearedAndTheAnswerNotStored(AnswerKind kind) throws IOException {
        FakeResponse response = answer(Responders.expired(kind).withOwnCookie(), request());

        assertThat(response.getHeaders("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaderNames()).doesNotContain("Location", "HX-Redirect", "WWW-Authenticate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/orders",
                "http://app.example/orders",
                "https://app.example:8443/orders",
                "https://app.example//evil.example",
                "https://app.example/\\evil.example",
                "/orders",
                ""
            })
    void respond_refererOfAnotherSite_returnsNowhere(String referer) throws IOException {
        FakeRequest request = request().header("Referer", referer).header("HX-Current-URL", SHOWN);

        assertThat(missing(AnswerKind.WICKET, request).getHeader("Ajax-Location"))
                .isEqualTo("/sign-in");
    }

    /** A sign-in page whose own script needs a user would be loaded for ever. */
    @ParameterizedTest
    @CsvSource({
        "VAADIN, Referer, https://app.example/sign-in?return_to=%2F",
        "FACES, Referer, https://app.example/sign-in/",
        "WICKET, Referer, https://app.example/sign-in#top",
        "HTMX, HX-Current-URL, https://app.example/sign-in"
    })
    void respond_scriptOfTheSignInPageItself_isTheApiAnswer(AnswerKind kind, String header, String page)
            throws IOException {
        FakeResponse response = missing(kind, request().header(header, page));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"missing_token\"");
        assertThat(response.getHeaderNames()).doesNotContain("HX-Redirect", "Ajax-Location");
    }

    @ParameterizedTest
    @EnumSource(names = {"FACES", "WICKET", "VAADIN"})
    void respond_noSignInPage_isTheApiAnswer(AnswerKind kind) throws IOException {
        FakeResponse response = Responders.answer(Responders.withoutSignInPage(), Responders.missing(kind), request());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ostiary\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTIPLE_TOKENS", "CSRF_CROSS_SITE", "DENIED", "AMBIGUOUS_URI", "KEYS_UNAVAILABLE"})
    void respond_refusalThatSigningInDoesNotHelp_isTheApiAnswer(RejectionReason reason) throws IOException {
        FakeResponse response = answer(Refusal.of(reason, AnswerKind.FACES).withCookieToken(), request());

        assertThat(response.getStatus()).isEqualTo(Grounds.of(reason).status());
        assertThat(response.body()).contains("\"code\":\"" + reason.code() + "\"");
        assertThat(response.isErrorSent()).isFalse();
    }
}
