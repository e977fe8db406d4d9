package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeContext;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedPageTest {
    private static ServletContext serving(String servlet, String... mappings) {
        return new FakeContext()
                .telling("getServletRegistrations", Map.of(servlet, FakeContext.servlet(servlet, mappings)))
                .context();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in/*", "/*"})
    void pageOfAServlet_isNoWarning(String mapping) {
        assertThat(ServedPage.ofSignIn("/sign-in?lang=de", serving("login", mapping)))
                .isEmpty();
    }

    @Test
    void pageOfAServletThatTakesEverythingElse_isNoWarning() {
        assertThat(ServedPage.ofSignIn("/sign-in", serving("dispatcher", "/"))).isEmpty();
        assertThat(ServedPage.ofSignIn("/sign-in.jsf", serving("faces", "*.jsf")))
                .isEmpty();
    }

    @Test
    void pageThatOnlyTheContainersOwnServletWouldServe_isWarnedOf() {
        assertThat(ServedPage.ofSignIn("/sign-in", serving("default", "/")))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("sign-in-page=/sign-in: no servlet of this application serves that path"));
        assertThat(ServedPage.ofSignIn("/sign-in", serving("api", "/api/*"))).isPresent();
        assertThat(ServedPage.ofSignIn("/sign-in", new FakeContext().context())).isPresent();
    }

    @Test
    void pageThatIsAFile_isNoWarning() throws Exception {
        FakeContext files = new FakeContext()
                .telling("getResource", URI.create("file:/sign-in.html").toURL());

        assertThat(ServedPage.ofSignIn("/sign-in.html", files.context())).isEmpty();
    }

    @Test
    void pageOfExpiredForms_isLookedForInTheSameWay() {
        assertThat(ServedPage.ofExpiredForm("/expired", serving("pages", "/expired")))
                .isEmpty();
        assertThat(ServedPage.ofExpiredForm("/expired", serving("default", "/")))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("form-expired-page=/expired: no servlet of this application serves that path"));
    }

    @Test
    void pageElsewhere_isNoWarning() {
        assertThat(ServedPage.ofSignIn("https://id.test/sign-in", new FakeContext().context()))
                .isEmpty();
    }

    @Test
    void signOutPageThatNobodyServes_isWarnedOfByItsName() {
        assertThat(ServedPage.ofSignOut("/bye", serving("default", "/")))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("sign-out-page=/bye: no servlet of this application serves that path")
                        .contains("set sign-out-page to the page"));
        assertThat(ServedPage.ofSignOut("/bye", serving("bye", "/bye"))).isEmpty();
    }
}
