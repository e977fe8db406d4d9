package dev.ostiary.servlet.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Rule;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsInPlaceTest {
    private static final ServletRegistration REPORTS = fake(ServletRegistration.class, Map.of());

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> answers.get(called.getName())));
    }

    private static List<String> faults(@Nullable String contextPath, String publicPath, String... rules) {
        Map<String, Object> answers = contextPath == null
                ? Map.of()
                : Map.of("getContextPath", contextPath, "getServletRegistrations", Map.of("reports", REPORTS));
        return PatternsInPlace.faults(
                fake(ServletContext.class, answers),
                PathRules.of(
                        List.of(PathPattern.parse(publicPath)),
                        Optional.empty(),
                        Stream.of(rules).map(Rule::parse).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, /shop/admin/**, /admin/**",
        "/shop, /shop, /",
        "/shop, /shop/, /",
        "/eu/shop, /eu/shop/a, /a",
        "/my%20shop, /my shop/a, /a"
    })
    void faults_patternBeginsWithTheContextPath_saysWhatToWrite(String contextPath, String pattern, String expected) {
        assertThat(faults(contextPath, "/public", pattern + " = deny"))
                .singleElement()
                .asString()
                .startsWith("the pattern '" + pattern + "'")
                .endsWith("write '" + expected + "'");
    }

    @Test
    void faults_publicPathBeginsWithTheContextPath_isNamed() {
        assertThat(faults("/shop", "/shop/assets/**")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop", "/eu/shop"})
    void faults_patternWithinTheApplication_isNone(String contextPath) {
        assertThat(faults(contextPath, "/shopping", "/a = deny", "servlet:reports = deny", "/** = deny"))
                .isEmpty();
    }

    @Test
    void faults_servletThatIsNotThere_isNamedWithThoseThatAre() {
        assertThat(faults("", "/public", "servlet:report = deny", "servlet:reports = deny"))
                .singleElement()
                .asString()
                .contains("'servlet:report'", "servlets are reports");
    }

    @Test
    void faults_containerThatTellsNothing_areThoseOfServletsAlone() {
        assertThat(faults(null, "/public", "/a = deny")).isEmpty();
    }
}
