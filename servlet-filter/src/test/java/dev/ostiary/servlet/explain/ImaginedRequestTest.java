package dev.ostiary.servlet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A request that is only thought of answers whatever a decision, or somebody's extractor, asks of it. */
class ImaginedRequestTest {
    private static final HttpServletRequest WITH_TOKEN =
            ImaginedRequest.withToken("t", "POST", "/a%20b;v=1/c").asRequest();
    private static final HttpServletRequest WITHOUT =
            ImaginedRequest.withToken(null, "GET", "/a//b").asRequest();

    @Test
    void path_isReadAsAContainerWould() {
        assertThat(WITH_TOKEN.getRequestURI()).isEqualTo("/a%20b;v=1/c");
        assertThat(WITH_TOKEN.getServletPath()).isEqualTo("/a b/c");
        assertThat(WITHOUT.getServletPath()).isEqualTo("/a//b");
        assertThat(WITH_TOKEN.getContextPath()).isEmpty();
        assertThat(WITH_TOKEN.getPathInfo()).isNull();
    }

    @Test
    void token_isInTheOnlyHeader() {
        assertThat(Collections.list(WITH_TOKEN.getHeaderNames())).containsExactly("Authorization");
        assertThat(WITH_TOKEN.getHeader("authorization")).isEqualTo("Bearer t");
        assertThat(Collections.list(WITH_TOKEN.getHeaders("AUTHORIZATION"))).containsExactly("Bearer t");
        assertThat(WITH_TOKEN.getHeader("Cookie")).isNull();
    }

    @Test
    void noToken_isNoHeader() {
        assertThat(Collections.list(WITHOUT.getHeaderNames())).isEmpty();
        assertThat(WITHOUT.getHeader("Authorization")).isNull();
    }

    @Test
    void apiKey_isInItsOwnHeaderAlone() {
        HttpServletRequest request =
                ImaginedRequest.withApiKey("k", "GET", "/a?x=1").asRequest();

        assertThat(Collections.list(request.getHeaderNames())).containsExactly("X-API-Key");
        assertThat(request.getHeader("x-api-key")).isEqualTo("k");
        assertThat(request.getHeader("Authorization")).isNull();
        assertThat(request.getRequestURI()).isEqualTo("/a");
    }

    @Test
    void whateverElse_isThereOrAbsentButNeverAFault() {
        assertThat(WITH_TOKEN.getDispatcherType()).isEqualTo(DispatcherType.REQUEST);
        assertThat(WITH_TOKEN.getMethod()).isEqualTo("POST");
        assertThat(WITH_TOKEN.getRequestURL()).isNull();
        assertThat(WITH_TOKEN.getIntHeader("X")).isEqualTo(-1);
        assertThat(WITH_TOKEN.getDateHeader("X")).isEqualTo(-1);
        assertThat(WITH_TOKEN.isAsyncSupported()).isFalse();
        assertThat(WITH_TOKEN.getServerPort()).isEqualTo(443);
    }
}
