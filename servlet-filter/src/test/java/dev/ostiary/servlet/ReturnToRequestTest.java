package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.answer.ReturnTarget;
import dev.ostiary.servlet.testing.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a browser returns to, within the application that it has signed in to. */
class ReturnToRequestTest {
    private static HttpServletRequest signIn(String contextPath, String parameter, String value) {
        return new HttpServletRequestWrapper(
                FakeRequest.get(contextPath + "/sign-in").contextPath(contextPath)) {
            @Override
            public @Nullable String getParameter(String name) {
                return name.equals(parameter) ? value : null;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/shop/", "/shop", "/shop/orders?from=1", "/shop;v=1/orders", "/%73hop/a", "/shop?a=/b/../c"})
    void safe_pathWithinTheContext_comesBackUnchanged(String value) {
        assertThat(ReturnTo.safe(signIn("/shop", "return_to", value))).isEqualTo(value);
        assertThat(ReturnTo.safe(signIn("/shop", "x", "y"), value)).isEqualTo(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/",
                "/admin",
                "/shopping",
                "/Shop/a",
                "/other/shop/",
                "/shop/../admin",
                "/shop/..;/admin",
                "/shop%2Fa",
                "//shop/",
                "https://app.example/shop/",
                "/shop\\a",
                "shop/"
            })
    void safe_placeOutsideOfTheContext_isItsHome(String value) {
        assertThat(ReturnTo.safe(signIn("/shop", "x", "y"), value)).isEqualTo("/shop/");
    }

    @Test
    void safe_withoutAParameter_isTheHomeOfTheContext() {
        assertThat(ReturnTo.safe(FakeRequest.get("/shop/sign-in").contextPath("/shop")))
                .isEqualTo("/shop/");
        assertThat(ReturnTo.safe(FakeRequest.get("/sign-in"))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"/my%20shop, /my%20shop/a", "/caf\u00e9, /caf%C3%A9/a"})
    void safe_contextPathThatIsSpelledOtherwise_isTheSame(String contextPath, String value) {
        assertThat(ReturnTo.safe(FakeRequest.get(contextPath + "/x").contextPath(contextPath), value))
                .isEqualTo(value);
    }

    @Test
    void safe_rootContext_takesAnyPathOfTheHost() {
        assertThat(ReturnTo.safe(signIn("", "return_to", "/a?b"))).isEqualTo("/a?b");
        assertThat(ReturnTo.safe(signIn("", "return_to", "//evil.example"))).isEqualTo("/");
    }

    @Test
    void safe_requestThatPassedAFilter_readsTheParameterOfItsSetting() {
        HttpServletRequest request = signIn("/shop", "next", "/shop/a");
        request.setAttribute(ReturnTo.ATTRIBUTE, target(Optional.of("next")));

        assertThat(ReturnTo.safe(request)).isEqualTo("/shop/a");
    }

    @Test
    void safe_settingThatNamesNoParameter_isTheHome() {
        HttpServletRequest request = signIn("/shop", "return_to", "/shop/a");
        request.setAttribute(ReturnTo.ATTRIBUTE, target(Optional.empty()));

        assertThat(ReturnTo.safe(request)).isEqualTo("/shop/");
    }

    /** Where clients see the application at another path than the container does. */
    @Test
    void safe_basePathOfTheClients_countsInsteadOfTheContextPath() {
        HttpServletRequest request = signIn("/internal", "return_to", "/shop/a");
        request.setAttribute(ReturnTo.ATTRIBUTE, new ReturnTarget(Optional.of("return_to"), any -> "/shop"));

        assertThat(ReturnTo.safe(request)).isEqualTo("/shop/a");
        assertThat(ReturnTo.safe(request, "/internal/a")).isEqualTo("/shop/");
    }

    private static ReturnTarget target(Optional<String> parameter) {
        return new ReturnTarget(parameter, ReturnTarget.STANDARD.basePath());
    }
}
