package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container that gives {@code null} where there is nothing, as Open Liberty does at start. */
class SilentContainerTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "secret",
            "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz",
            "audience",
            "app",
            "issuer",
            "https://id.test",
            "coverage",
            "log",
            "public-paths",
            "/public/**");

    private static FilterConfig place(Map<String, Object> mappings) {
        FilterRegistration filter = FakeContext.fake(FilterRegistration.class, mappings);
        return new FakeFilterConfig(
                SETTINGS,
                new FakeContext()
                        .telling("getFilterRegistration", filter)
                        .telling(
                                "getServletRegistrations",
                                Map.of("a", FakeContext.fake(ServletRegistration.class, Map.of("getName", "a"))))
                        .context());
    }

    @Test
    void init_mappedByPatternsAlone_starts() {
        assertThatCode(() -> new AuthFilter().init(place(Map.of("getUrlPatternMappings", List.of("/*")))))
                .doesNotThrowAnyException();
    }

    @Test
    void init_mappedByServletsAlone_starts() {
        assertThatCode(() -> new AuthFilter().init(place(Map.of("getServletNameMappings", List.of("a")))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void request_whoseHeadersAreNotTold_isDecided(String method) throws Exception {
        AuthFilter filter = new AuthFilter();
        filter.init(FakeFilterConfig.of(SETTINGS));
        FakeResponse response = new FakeResponse();

        filter.doFilter(new Silent(FakeRequest.of(method, "/x")), response, (request, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void request_whoseHeadersAreNotTold_showsNone() throws Exception {
        AuthFilter filter = new AuthFilter();
        filter.init(FakeFilterConfig.of(SETTINGS));

        filter.doFilter(
                new Silent(FakeRequest.get("/public/x")),
                new FakeResponse(),
                (request, answer) -> assertThat(Collections.list(((HttpServletRequest) request).getHeaderNames()))
                        .isEmpty());
    }

    /** Tells nothing of headers. */
    private static final class Silent extends HttpServletRequestWrapper {
        Silent(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return null;
        }

        @Override
        public Cookie[] getCookies() {
            return null;
        }
    }
}
