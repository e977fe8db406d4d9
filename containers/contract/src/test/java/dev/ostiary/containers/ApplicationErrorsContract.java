package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.DispatcherType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application throws is answered by the container, not by the filter, unless it is the outage of a store. */
abstract class ApplicationErrorsContract {
    private static final WebApplication APPLICATION = WebApplication.with(Applications.standard());

    private final SharedApplications applications;
    private final RunningApplication application;

    ApplicationErrorsContract(SharedApplications applications) throws Exception {
        this.applications = applications;
        this.application = applications.running(APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/throw-servlet", "/throw-io", "/throw-runtime", "/throw-error"})
    void applicationThrows_theContainerAnswers500(String path) throws Exception {
        RawHttp.Answer answer = application.get(path, TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEmpty();
    }

    /** Thrown as it is, or wrapped as frameworks do; also in an asynchronous dispatch, and with half an answer written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/store-away",
                "/store-away-wrapped",
                "/store-away-written",
                "/store-away-streamed",
                "/store-away-async"
            })
    void applicationThrowsThatItsStoreIsAway_isAnsweredAsTheFiltersOwn(String path) throws Exception {
        RawHttp.Answer answer = application.get(path, TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("store_unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).doesNotContain("half");
    }

    /** Undertow ends the answer with the forward, whatever is thrown in it. */
    @Test
    void applicationThrowsThatItsStoreIsAway_behindAForward_isAnsweredWhereTheAnswerIsOpen() throws Exception {
        RawHttp.Answer answer =
                application.get("/store-away-forward", TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(applications.facts().answersFailedForward() ? 503 : 500);
        assertThat(answer.body()).doesNotContain("half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/store-away-written", "/store-away-streamed"})
    void applicationThrowsThatItsStoreIsAway_headersOfTheBodyGoAndOthersStay(String path) throws Exception {
        RawHttp.Answer answer = application.get(path, TestTokens.valid().bearer());

        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Content-Language")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://other.test");
        assertThat(answer.headers("Set-Cookie")).containsExactlyInAnyOrder("a=1", "b=2");
    }

    @Test
    void applicationThrowsThatItsStoreIsAway_toAPage_showsTheErrorPageToTheUser() throws Exception {
        RawHttp.Answer answer = application.get(
                "/store-away", "Accept: text/html", TestTokens.valid().cookie());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("dispatch=ERROR", "principal=u1");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    /** Else a container would show the error page for the error page, and so on. */
    @Test
    void errorPageThrowsThatItsStoreIsAway_isNotShownAgain() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        Service failing = Action.at("/", (request, response) -> {
            if (request.getDispatcherType() != DispatcherType.ERROR || pages.incrementAndGet() < 10) {
                throw new StoreUnavailableException("the application's store is away");
            }
        });

        try (RunningApplication running =
                applications.start(WebApplication.with(Applications.standard()).serving(failing))) {
            running.get("/x", "Accept: text/html", TestTokens.valid().cookie());
        }

        assertThat(pages).hasValue(1);
    }

    /** What an application makes of it is its own. */
    @Test
    void applicationThrowsItsOwnExceptionForAStoreThatIsAway_theContainerAnswers500() throws Exception {
        RawHttp.Answer answer =
                application.get("/store-away-own", TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEmpty();
    }
}
