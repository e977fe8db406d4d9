package dev.ostiary.servlet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application throws is answered by the container, not by the filter. */
class ApplicationErrorsIT {

    @ParameterizedTest
    @ValueSource(strings = {"/throw-servlet", "/throw-io", "/throw-runtime", "/throw-error"})
    void applicationThrows_theContainerAnswers500(String path) throws Exception {
        try (JettyApplication application = JettyApplication.withInitParameters(Applications.standard())) {
            RawHttp.Answer answer = application.get(path, TestTokens.valid().bearer());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.code()).isEmpty();
        }
    }
}
