package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the span of a request shows, by OpenTelemetry's own SDK. */
class TraceUserTest {
    private static final SdkTracerProvider TRACES = SdkTracerProvider.builder().build();

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
        TRACES.close();
    }

    private static AuthFilterBuilder standard() {
        return RefusedRequest.standard(issuer);
    }

    private static FakeRequest userRequest(String name) {
        return RefusedRequest.bearer(issuer.token().subject(name).sign());
    }

    /** The attributes of the span within which a request came. */
    private static Map<AttributeKey<?>, Object> attributes(AuthFilter filter, FakeRequest request) throws Exception {
        Span span = TRACES.get("test").spanBuilder("GET").startSpan();
        try (Scope current = span.makeCurrent()) {
            filter.doFilter(request, new FakeResponse(), (shown, answer) -> {});
        }
        span.end();
        return ((ReadableSpan) span).toSpanData().getAttributes().asMap();
    }

    @Test
    void byDefault_spansShowNoUser() throws Exception {
        assertThat(attributes(standard().build(), userRequest("u1"))).isEmpty();
    }

    @Test
    void on_spansShowTheNameAsItIs() throws Exception {
        assertThat(attributes(standard().traceUser(true).build(), userRequest("Zoë B")))
                .isEqualTo(Map.of(AttributeKey.stringKey("enduser.id"), "Zoë B"));
    }

    @Test
    void on_userWhoMayNot_isShown() throws Exception {
        AuthFilter filter = standard().rules("/** = deny").traceUser(true).build();
        AuthFilter forAdmins =
                standard().rules("/** = role(admin)").traceUser(true).build();

        assertThat(attributes(filter, userRequest("u1"))).isEmpty();
        assertThat(attributes(forAdmins, userRequest("u1"))).containsEntry(AttributeKey.stringKey("enduser.id"), "u1");
    }

    @Test
    void on_nobody_isNotShown() throws Exception {
        AuthFilter filter = standard().traceUser(true).build();

        assertThat(attributes(filter, FakeRequest.get("/api/x"))).isEmpty();
    }

    @Test
    void on_withoutASpan_changesNothing() throws Exception {
        FakeResponse response = new FakeResponse();

        standard().traceUser(true).build().doFilter(userRequest("u1"), response, (shown, answer) -> {});

        assertThat(response.getStatus()).isEqualTo(200);
    }
}
