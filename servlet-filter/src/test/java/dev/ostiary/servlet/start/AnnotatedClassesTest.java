package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeContext;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnotatedClassesTest {
    private final ServletContext application = new FakeContext().context();

    @RolesAllowed("admin")
    private static final class Resource {}

    private static final class Controller {
        @DenyAll
        void secret() {}
    }

    @RolesAllowed("admin")
    private static final class Guarded extends HttpServlet {}

    private static final class GuardedInPart extends HttpServlet {
        @RolesAllowed("admin")
        void part() {}
    }

    private Optional<String> warningOf(Set<Class<?>> classes) {
        new AnnotatedClasses().onStartup(classes, application);
        return AnnotatedClasses.warning(application);
    }

    @Test
    void classesThatAreNoServlets_areNamed() {
        assertThat(warningOf(Set.of(Resource.class, Controller.class)).orElseThrow())
                .contains(Controller.class.getName() + ", " + Resource.class.getName())
                .contains("Spring MVC", "ostiary-jakarta-rest", "in CXF register its SecurityAnnotations");
    }

    @Test
    void classOfAServlet_isNot_sinceTheFilterReadsIt() {
        assertThat(warningOf(Set.of(Guarded.class))).isEmpty();
    }

    @Test
    void servletWithAnAnnotatedMethodAlone_isNamed() {
        assertThat(warningOf(Set.of(GuardedInPart.class))).isPresent();
    }

    @Test
    void warning_isGivenOnce() {
        assertThat(warningOf(Set.of(Resource.class))).isPresent();
        assertThat(AnnotatedClasses.warning(application)).isEmpty();
    }

    @Test
    void containerThatFindsOrLooksForNothing_isNoWarning() {
        assertThat(warningOf(null)).isEmpty();
        assertThat(warningOf(Set.of())).isEmpty();
    }
}
