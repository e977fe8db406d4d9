package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.servlet.event.AuthCounts;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.micrometer.AuthMeters;
import dev.ostiary.servlet.rule.Rule;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of docs/operations.md, run as it stands there. */
class OperationsGuideTest {
    private static final String PROPERTY = "JWT_SECRET";

    @BeforeEach
    void setSecret() {
        System.setProperty(PROPERTY, "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz");
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(PROPERTY);
    }

    static Stream<String> blocks() throws IOException {
        return GuidePage.of("docs/operations.md").blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(OperationsGuideTest.class, block);
    }

    @Test
    void eventsCountsAndSupportId() throws Exception {
        List<AuthEvent> audit = new CopyOnWriteArrayList<>();
        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .eventListener(audit::add)
                .build();
        FakeRequest request = FakeRequest.get("/api/me");
        filter.doFilter(request, new FakeResponse(), (seen, answer) -> {});

        Object supportId = request.getAttribute(AuthFilter.SUPPORT_ID_ATTRIBUTE);
        AuthCounts counts = filter.counts();
        long refused = counts.of(AuthOutcome.REFUSED);
        long expired = counts.of(RejectionReason.TOKEN_EXPIRED);
        boolean healthy = filter.keyStatus().values().stream()
                .allMatch(keys -> keys.lastFault().isEmpty());

        assertThat(audit.get(0).supportId()).contains((String) supportId);
        assertThat(List.of(refused, expired)).containsExactly(1L, 0L);
        assertThat(healthy).isTrue();
    }

    @Test
    void listenerOfAFilterInWebXml() {
        ServletContext context = new FakeContext().context();
        AuthEventListener listener = event -> {};

        context.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, listener);

        assertThat(context.getAttribute("dev.ostiary.event_listener")).isEqualTo(listener);
    }

    @Test
    void metersAndExplanation() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        AuthFilter metered = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .eventListener(new AuthMeters(registry))
                .build();
        metered.doFilter(FakeRequest.get("/api/me"), new FakeResponse(), (seen, answer) -> {});
        AuthFilter filter = metered;
        String token = "abc";
        String key = "abc";

        System.out.println(filter.explain(token, "GET", "/api/me"));
        System.out.println(filter.explainApiKey(key, "GET", "/api/me"));

        assertThat(registry.get("ostiary.requests")
                        .tag("code", "missing_token")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void reportOnlyRule_isARule() throws IOException {
        Matcher rule = Pattern.compile("(?m)^/reports.*$")
                .matcher(GuidePage.of("docs/operations.md").text());

        assertThat(rule.find()).isTrue();
        assertThat(Rule.parse(rule.group())).hasToString(rule.group());
    }
}
