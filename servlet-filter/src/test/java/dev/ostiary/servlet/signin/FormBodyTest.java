package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    private static FakeRequest form(String uri, String body) {
        return FakeRequest.post(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(body);
    }

    /** As a container shows it once its body has been read: what the query says comes first. */
    private static HttpServletRequest readBefore(String uri, Map<String, String[]> parameters) {
        return new HttpServletRequestWrapper(form(uri, "")) {
            @Override
            public Map<String, String[]> getParameterMap() {
                return parameters;
            }
        };
    }

    @Test
    void read_body_isWhatStandsThere() {
        assertThat(FormBody.read(form("/a?b=1", "b=2&c=3"))).contains(Map.of("b", List.of("2"), "c", List.of("3")));
    }

    @Test
    void read_queryAlone_isNothing() {
        assertThat(FormBody.read(readBefore("/a?b=1", Map.of("b", new String[] {"1"}))))
                .contains(Map.of());
    }

    @Test
    void read_bodyThatAFilterInFrontHasRead_isThereWithoutTheQuery() {
        Map<String, String[]> both = Map.of("b", new String[] {"1", "2"}, "c", new String[] {"3"});

        assertThat(FormBody.read(readBefore("/a?b=1", both))).contains(Map.of("b", List.of("2"), "c", List.of("3")));
    }

    @Test
    void read_bodyThatIsTooLarge_isNone() {
        assertThat(FormBody.read(form("/a", "b=" + "x".repeat(FormBody.MOST_BYTES))))
                .isEmpty();
    }
}
