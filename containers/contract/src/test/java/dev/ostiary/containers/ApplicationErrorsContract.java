package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application throws is answered by the container, not by the filter. */
abstract class ApplicationErrorsContract {
    private static final WebApplication APPLICATION = WebApplication.with(Applications.standard());

    private final RunningApplication application;

    ApplicationErrorsContract(SharedApplications applications) throws Exception {
        this.application = applications.running(APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/throw-servlet", "/throw-io", "/throw-runtime", "/throw-error"})
    void applicationThrows_theContainerAnswers500(String path) throws Exception {
        RawHttp.Answer answer = application.get(path, TestTokens.valid().bearer());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEmpty();
    }
}
