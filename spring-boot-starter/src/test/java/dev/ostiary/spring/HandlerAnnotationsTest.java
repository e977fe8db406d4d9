package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.ProxyFactory;
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

    interface Open {
        @PermitAll
        void disputed();
    }

    interface Closed {
        @DenyAll
        void disputed();
    }

    /** What two say that know nothing of each other. */
    static class Disputed implements Open, Closed {
        @Override
        public void disputed() {}
    }

    @PermitAll
    interface OpenType {}

    static class DisputedType extends Base implements OpenType {
        public void plain() {}
    }

    interface Api<T> {
        void guarded(T value);

        void plain();
    }

    @RolesAllowed("target")
    static class Target implements Api<String> {
        @DenyAll
        @Override
        public void guarded(String value) {}

        @Override
        public void plain() {}
    }

    /** Imported from where they were before Jakarta. */
    @javax.annotation.security.RolesAllowed("old")
    static class Old {
        public void plain() {}

        @javax.annotation.security.DenyAll
        public void denied() {}

        @javax.annotation.security.PermitAll
        public void permitted() {}
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

    @Test
    void of_twoThatAreEquallyNear_isTheStricter() {
        assertThat(of(new Disputed(), "disputed")).isEqualTo("deny");
        assertThat(of(new DisputedType(), "plain")).isEqualTo("role(base)");
    }

    @ParameterizedTest
    @CsvSource({"guarded, deny", "plain, role(target)"})
    void of_proxyOfAnInterface_isThatOfItsTarget(String method, String rule) {
        Object proxy = new ProxyFactory(new Target()).getProxy();

        assertThat(Proxy.isProxyClass(proxy.getClass())).isTrue();
        assertThat(of(proxy, method)).isEqualTo(rule);
    }

    @Test
    void of_proxyThatIsNoMethod_isThatOfItsTarget() {
        assertThat(HandlerAnnotations.of(new ProxyFactory(new Target()).getProxy())
                        .orElseThrow())
                .hasToString("role(target)");
    }

    @ParameterizedTest
    @CsvSource({"plain, role(old)", "denied, deny", "permitted, public"})
    void of_oldNames_countAsTheNewOnes(String method, String rule) {
        assertThat(of(new Old(), method)).isEqualTo(rule);
    }
}
