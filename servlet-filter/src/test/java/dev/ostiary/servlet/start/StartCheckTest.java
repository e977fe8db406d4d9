package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final String FILTER = "dev.ostiary.servlet.AuthFilter";
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> GOOD =
            Map.of("secret", TEST_SECRET, "audience", "app", "issuer", "https://id.test");
    private static final Map<String, String> WRONG = Map.of("secret", TEST_SECRET, "clock-skew", "soon");

    private final Map<String, FilterRegistration> filters = new HashMap<>();
    private final ServletContext application =
            new FakeContext().telling("getFilterRegistrations", filters).context();
    private final RegisteredFilters registered = new RegisteredFilters(application, false);
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void register(String name, String className, Map<String, String> parameters) {
        filters.put(name, FakeContext.filter(name, className, parameters));
    }

    @Test
    void services_nameBothInitializers() {
        assertThat(ServiceLoader.load(ServletContainerInitializer.class))
                .extracting(Object::getClass)
                .contains(StartCheck.class, AnnotatedClasses.class);
    }

    @Test
    void check_goodSettings_areNoProblem() {
        register("ostiary", FILTER, GOOD);

        assertThatCode(registered::check).doesNotThrowAnyException();
    }

    @Test
    void check_severalFiltersWithWrongSettings_throwsAllProblems() {
        register("a", FILTER, WRONG);
        register("b", FILTER, Map.of("realm", "r"));

        assertThatThrownBy(registered::check)
                .isInstanceOf(ServletException.class)
                .hasMessageContainingAll("clock-skew (init-param)", "audience (not set)", "secret")
                .hasMessageNotContaining(TEST_SECRET);
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("SEVERE the filter '"));
    }

    @Test
    void check_filtersOfOthers_areNotLookedAt() {
        register("cors", "app.CorsFilter", WRONG);

        assertThatCode(registered::check).doesNotThrowAnyException();
    }

    @Test
    void check_filterWhoseSettingsMayStandInJava_isLeftToItself() {
        register("ostiary", FILTER, WRONG);

        assertThatCode(new RegisteredFilters(application, true)::check).doesNotThrowAnyException();
    }

    @Test
    void check_whereTheContainerGivesNothing_isFine() {
        RegisteredFilters nothing = new RegisteredFilters(new FakeContext().context(), false);

        assertThatCode(nothing::check).doesNotThrowAnyException();
    }

    @Test
    void onStartup_withoutAFilterOfOurs_addsItsListenerAlone() throws Exception {
        FakeContext other = new FakeContext().telling("getServerInfo", "Apache Tomcat/11");

        new StartCheck().onStartup(null, other.context());

        assertThat(other.listeners()).extracting(Object::getClass).containsExactly(ErrorPageWatch.class);
    }
}
