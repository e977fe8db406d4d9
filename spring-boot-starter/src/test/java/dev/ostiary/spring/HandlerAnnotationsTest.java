package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.method.HandlerMethod;

class HandlerAnnotationsTest {
    @Retention(RetentionPolicy.RUNTIME)
    @RolesAllowed("admin")
    @interface ForAdmins {}

    interface Generic<T> {
        @RolesAllowed("generic")
        void generic(T value);
    }

    @RolesAllowed("base")
    static class Base {
        @DenyAll
        public void overridden() {}

        public void inherited() {}
    }

    static class Handler extends Base implements Generic<String> {
        @ForAdmins
        public void composed() {}

        @Override
        public void overridden() {}

        @Override
        public void generic(String value) {}

        @PermitAll
        @DenyAll
        public void both() {}

        public void plain() {}
    }

    static class Bare {
        public void plain() {}
    }

    private static String of(Object bean, String method) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(method) && !candidate.isBridge())
                .findFirst()
                .map(found -> HandlerAnnotations.of(new HandlerMethod(bean, found)))
                .orElseThrow()
                .map(Object::toString)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "composed, role(admin)",
        "overridden, deny",
        "generic, role(generic)",
        "both, deny",
        "plain, role(base)",
        "inherited, role(base)"
    })
    void of_method_isTheNearestThatSaysAnything(String method, String rule) {
        assertThat(of(new Handler(), method)).isEqualTo(rule);
    }

    @Test
    void of_handlerThatSaysNothing_isNone() {
        assertThat(of(new Bare(), "plain")).isEqualTo("none");
        assertThat(HandlerAnnotations.of("no handler")).isEmpty();
    }

    @Test
    void of_handlerThatIsNoMethod_isThatOfItsClass() {
        assertThat(HandlerAnnotations.of(new Handler()).orElseThrow()).hasToString("role(base)");
    }
}
