package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch metadata, Origin and Referer as Chromium sends them. */
class BrowserHeadersTest {
    private static final String PAGE = "http://localhost:8080/page?q=1#f";

    private static BrowserRequest of(String policy, BrowserRequest.Kind kind, String method, String uri) {
        Map<String, List<String>> headers = policy.isEmpty() ? Map.of() : Map.of("referrer-policy", List.of(policy));
        BrowserPage page = new BrowserPage(URI.create(PAGE), 200, headers, "", List.of());
        return BrowserRequest.from(page, kind, method, URI.create(uri), method.equals("POST") ? "" : null);
    }

    @Test
    void of_typedAddress_isNoneEvenAfterRedirects() {
        BrowserRequest typed = BrowserRequest.typed(URI.create("http://localhost/"));
        BrowserRequest redirected = typed.redirected(303, URI.create("http://127.0.0.1/authorize"), "");

        assertThat(BrowserHeaders.of(typed))
                .containsEntry("Sec-Fetch-Site", "none")
                .containsEntry("Sec-Fetch-Mode", "navigate")
                .containsEntry("Sec-Fetch-User", "?1")
                .containsEntry("Sec-Fetch-Dest", "document")
                .doesNotContainKeys("Origin", "Referer");
        assertThat(BrowserHeaders.of(redirected)).containsEntry("Sec-Fetch-Site", "none");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/x, same-origin",
        "http://localhost:9090/x, same-site",
        "http://127.0.0.1:8080/x, cross-site",
        "https://localhost:8080/x, cross-site",
    })
    void of_link_isRelatedToThePage(String uri, String site) {
        Map<String, String> fields = BrowserHeaders.of(of("", BrowserRequest.Kind.USER_NAVIGATION, "GET", uri));

        assertThat(fields).containsEntry("Sec-Fetch-Site", site).doesNotContainKey("Origin");
    }

    @Test
    void of_redirectBackHome_staysCrossSite() {
        BrowserRequest away = of("", BrowserRequest.Kind.USER_NAVIGATION, "GET", "http://127.0.0.1/authorize");

        assertThat(BrowserHeaders.of(away.redirected(302, URI.create("http://localhost:8080/cb"), "")))
                .containsEntry("Sec-Fetch-Site", "cross-site");
    }

    @Test
    void of_plainHttpElsewhere_hasNoMetadata() {
        assertThat(BrowserHeaders.of(BrowserRequest.typed(URI.create("http://app.example/"))))
                .doesNotContainKeys("Sec-Fetch-Site", "Sec-Fetch-Mode");
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://localhost:8080/x, http://localhost:8080",
        "'', http://127.0.0.1/x, http://localhost:8080",
        "no-referrer, http://localhost:8080/x, 'null'",
        "no-referrer, http://127.0.0.1/x, 'null'",
        "same-origin, http://localhost:8080/x, http://localhost:8080",
        "same-origin, http://127.0.0.1/x, 'null'",
    })
    void of_form_saysItsOriginUnlessThePolicyHidesIt(String policy, String uri, String origin) {
        Map<String, String> fields = BrowserHeaders.of(of(policy, BrowserRequest.Kind.USER_NAVIGATION, "POST", uri));

        assertThat(fields).containsEntry("Origin", origin).containsEntry("Content-Type", BrowserRequest.FORM);
    }

    @Test
    void of_formSentByAScript_hasNoUser() {
        assertThat(BrowserHeaders.of(of("", BrowserRequest.Kind.SCRIPT_NAVIGATION, "POST", "http://127.0.0.1/cb")))
                .doesNotContainKey("Sec-Fetch-User")
                .containsEntry("Sec-Fetch-Mode", "navigate");
    }

    @Test
    void of_formThatIsRedirectedOverAnotherOrigin_hidesItsOrigin() {
        BrowserRequest form = of("", BrowserRequest.Kind.USER_NAVIGATION, "POST", "http://127.0.0.1/a");

        assertThat(BrowserHeaders.of(form.redirected(307, URI.create("http://localhost:8080/b"), "")))
                .containsEntry("Origin", "null");
    }

    @Test
    void of_fetch_isCors() {
        BrowserRequest fetch = of("", BrowserRequest.Kind.FETCH, "GET", "http://localhost:8080/api")
                .with(Map.of("Accept", "application/json"), "");

        assertThat(BrowserHeaders.of(fetch))
                .containsEntry("Sec-Fetch-Mode", "cors")
                .containsEntry("Sec-Fetch-Dest", "empty")
                .containsEntry("Accept", "application/json")
                .doesNotContainKeys("Origin", "Sec-Fetch-User");
        assertThat(BrowserHeaders.of(of("", BrowserRequest.Kind.FETCH, "POST", "http://localhost:8080/api")))
                .containsEntry("Origin", "http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://localhost:8080/x, http://localhost:8080/page?q=1",
        "'', http://127.0.0.1/x, http://localhost:8080/",
        "unsafe-url, http://127.0.0.1/x, http://localhost:8080/page?q=1",
        "strict-origin, http://localhost:8080/x, http://localhost:8080/",
    })
    void of_link_saysWhereItStood(String policy, String uri, String referrer) {
        assertThat(BrowserHeaders.of(of(policy, BrowserRequest.Kind.USER_NAVIGATION, "GET", uri)))
                .containsEntry("Referer", referrer);
    }

    @ParameterizedTest
    @CsvSource({
        "303, POST, GET",
        "302, POST, GET",
        "301, POST, GET",
        "307, POST, POST",
        "308, POST, POST",
        "302, PUT, PUT",
        "303, HEAD, HEAD"
    })
    void redirected_status_decidesTheMethod(int status, String method, String then) {
        BrowserRequest request = of("", BrowserRequest.Kind.FETCH, method, "http://localhost:8080/a");

        assertThat(request.redirected(status, URI.create("http://localhost:8080/b"), "")
                        .method())
                .isEqualTo(then);
    }
}
