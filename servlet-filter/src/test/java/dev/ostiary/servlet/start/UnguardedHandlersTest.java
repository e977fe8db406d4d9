package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeContext;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Controller;

class UnguardedHandlersTest {
    private static final String ROOT = "org.springframework.web.context.WebApplicationContext.ROOT";

    @Controller
    @RolesAllowed("admin")
    private static class Orders {}

    /** As Spring names what it makes of a class. */
    private static final class Orders$$SpringCGLIB$$0 extends Orders {}

    @Controller
    private static final class Open {}

    @RolesAllowed("admin")
    private static final class Accounting {}

    @RolesAllowed("admin")
    private static final class Guarded extends HttpServlet {}

    private static final class GuardedInPart extends HttpServlet {
        @DenyAll
        @Override
        public void destroy() {}
    }

    /** A context with beans by name. */
    private record Beans(Map<String, Class<?>> types) implements ListableBeanFactory {
        static Beans of(Class<?>... types) {
            Map<String, Class<?>> byName = new LinkedHashMap<>();
            Stream.of(types).forEach(type -> byName.put(type.getSimpleName(), type));
            return new Beans(byName);
        }

        Beans and(String name) {
            Map<String, Class<?>> more = new LinkedHashMap<>(types);
            more.put(name, String.class);
            return new Beans(more);
        }

        @Override
        public String[] getBeanDefinitionNames() {
            return types.keySet().toArray(String[]::new);
        }

        @Override
        public @Nullable Class<?> getType(String name, boolean allowFactoryBeanInit) {
            if (name.equals("broken")) {
                throw new IllegalStateException("its class is not there");
            }
            return types.get(name);
        }
    }

    private static ServletContext serving(Class<?>... servlets) {
        Map<String, ServletRegistration> registered = Stream.of(servlets)
                .collect(Collectors.toMap(
                        Class::getName,
                        type -> FakeContext.fake(ServletRegistration.class, Map.of("getClassName", type.getName()))));
        return new FakeContext().telling("getServletRegistrations", registered).context();
    }

    private static ServletContext with(Object spring) {
        ServletContext application = serving();
        application.setAttribute(ROOT, spring);
        return application;
    }

    @Test
    void controller_withoutTheStarter_isNamed() {
        assertThat(UnguardedHandlers.warnings(with(Beans.of(Orders.class, Open.class, Accounting.class))))
                .singleElement()
                .asString()
                .contains(Orders.class.getName() + ";", "ostiary-spring-boot-starter")
                .doesNotContain("Open", "Accounting");
    }

    @Test
    void controller_ofWhichSpringHasMadeAClass_isNamedAsItIsWritten() {
        assertThat(UnguardedHandlers.warnings(with(Beans.of(Orders$$SpringCGLIB$$0.class))))
                .singleElement()
                .asString()
                .contains(": " + Orders.class.getName() + ";");
    }

    @Test
    void controller_thatSomethingGuards_isNot() {
        Beans beans = Beans.of(Orders.class);

        assertThat(UnguardedHandlers.warnings(with(beans.and("ostiaryAnnotations"))))
                .isEmpty();
        assertThat(UnguardedHandlers.warnings(with(beans.and("jsr250AuthorizationMethodInterceptor"))))
                .isEmpty();
    }

    @Test
    void beanOfWhichSpringCannotTell_hidesNoOther() {
        assertThat(UnguardedHandlers.warnings(with(Beans.of(Orders.class).and("broken"))))
                .hasSize(1);
    }

    @Test
    void contextOfAnotherKind_saysNothing() {
        assertThat(UnguardedHandlers.warnings(with("something else"))).isEmpty();
    }

    @Test
    void methodOfAServlet_isNamedWithItsClass() {
        assertThat(UnguardedHandlers.warnings(serving(Guarded.class, GuardedInPart.class)))
                .singleElement()
                .asString()
                .contains(": " + GuardedInPart.class.getName() + ";", "on methods of these servlets guards nothing");
    }

    @Test
    void warning_isGivenOnce() {
        ServletContext application = serving(GuardedInPart.class);

        assertThat(UnguardedHandlers.warnings(application)).hasSize(1);
        assertThat(UnguardedHandlers.warnings(application)).isEmpty();
    }

    @Test
    void classThatTheContainerHasFound_isToldOnceAndOthersStillAre() {
        ServletContext application = with(Beans.of(Orders.class).and("ostiaryAnnotations"));
        new AnnotatedClasses().onStartup(Set.of(Orders.class, Accounting.class), application);

        UnguardedHandlers.warnings(application);

        assertThat(AnnotatedClasses.warning(application).orElseThrow())
                .contains(Accounting.class.getName())
                .doesNotContain(Orders.class.getName());
    }

    @Test
    void classesOfWhichAllIsTold_areNoFurtherWarning() {
        ServletContext application = with(Beans.of(Orders.class));
        new AnnotatedClasses().onStartup(Set.of(Orders.class), application);

        assertThat(UnguardedHandlers.warnings(application)).hasSize(1);
        assertThat(AnnotatedClasses.warning(application)).isEmpty();
    }
}
