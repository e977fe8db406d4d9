package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a listener comes from, and how it leaves an event with the very request. */
class AuthFilterListenerTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "secret", "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz",
            "audience", "app",
            "issuer", "https://id.test",
            "public-paths", "/public");
    private static final String NOTE = "test.note";

    private final List<AuthEvent> told = new ArrayList<>();
    private final ServletContext application = new FakeContext().context();
    private AuthFilter filter = new AuthFilter();

    @AfterEach
    void close() {
        filter.destroy();
    }

    private void start() {
        filter.init(new FakeFilterConfig(SETTINGS, application));
    }

    private FakeRequest sent(String path) throws Exception {
        FakeRequest request = FakeRequest.get(path);
        filter.doFilter(request, new FakeResponse(), (seen, answer) -> {});
        return request;
    }

    @Test
    void init_listenerInTheServletContext_isTold() throws Exception {
        application.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, (AuthEventListener) told::add);
        start();

        sent("/public");

        assertThat(told).extracting(AuthEvent::outcome).containsExactly(AuthOutcome.ANONYMOUS);
    }

    @Test
    void init_listenerOfTheBuilderAndOfTheContext_tellsTheBuildersAlone() throws Exception {
        List<AuthEvent> builders = new ArrayList<>();
        application.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, (AuthEventListener) told::add);
        filter = AuthFilter.builder()
                .secret(SETTINGS.get("secret"))
                .audience("app")
                .issuer("https://id.test")
                .eventListener(builders::add)
                .build();
        start();

        sent("/public");

        assertThat(builders).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void init_attributeOfAnotherType_isAProblemThatNamesIt() {
        application.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, "planted");

        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "dev.ostiary.event_listener", AuthEventListener.class.getName(), "java.lang.String")
                .hasMessageNotContaining("planted");
    }

    @Test
    void init_withoutAListener_works() throws Exception {
        start();

        assertThat(sent("/public").getAttribute(NOTE)).isNull();
    }

    @Test
    void listener_ofEventAndRequest_leavesEachEventWithItsOwnRequest() throws Exception {
        application.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, new Notes());
        start();

        FakeRequest open = sent("/public");
        FakeRequest refused = sent("/private");

        assertThat(((AuthEvent) open.getAttribute(NOTE)).rule()).isEqualTo("public-paths");
        assertThat(((AuthEvent) refused.getAttribute(NOTE)).reason()).contains(RejectionReason.MISSING_TOKEN);
    }

    @Test
    void listener_admission_isTheApplicationsBeforeItRuns() throws Exception {
        application.setAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE, new Notes());
        start();
        List<Object> seen = new ArrayList<>();

        filter.doFilter(
                FakeRequest.get("/public"),
                new FakeResponse(),
                (request, response) -> seen.add(request.getAttribute(NOTE)));

        assertThat(seen).singleElement().isInstanceOf(AuthEvent.class);
    }

    private static final class Notes implements AuthEventListener {
        @Override
        public void on(AuthEvent event) {
            throw new AssertionError("told without the request");
        }

        @Override
        public void on(AuthEvent event, HttpServletRequest request) {
            request.setAttribute(NOTE, event);
        }
    }
}
