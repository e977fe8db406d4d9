package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of one section of the guide stands in the test of its container, and guards an application there. */
abstract class GuideContract {
    private static final String SECRET_PROPERTY = "JWT_SECRET";
    private static final TestTokens VALID =
            TestTokens.valid().claim("iss", "https://example.test").claim("aud", "example");

    private final String section;

    GuideContract(String section) {
        this.section = section;
    }

    /** {@link ProbeServlet} at every path, behind the filter as the guide registers it. */
    abstract RunningApplication start() throws Exception;

    @BeforeEach
    void setSecret() {
        System.setProperty(SECRET_PROPERTY, TestTokens.TEST_SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(SECRET_PROPERTY);
    }

    @Test
    void codeOfTheGuide_isThatOfThisTest() throws Exception {
        String source = Guide.condensedSource(getClass().getSimpleName() + ".java");

        assertThat(source).contains(Guide.condensedCodeOf(section));
    }

    @Test
    void codeOfTheGuide_guardsAnApplication() throws Exception {
        try (RunningApplication application = start()) {
            assertThat(application.get("/").status()).isEqualTo(200);
            assertThat(application.get("/api/x").code()).isEqualTo("missing_token");
            assertThat(application.get("/api/x", VALID.bearer()).body()).contains("principal=u1");
            assertThat(application.get("/async", VALID.bearer()).body()).contains("principal=u1");
        }
    }
}
