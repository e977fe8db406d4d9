package dev.ostiary.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.HandlerRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the annotations of a resource and of all above it come to. */
class ResourceAnnotationsTest {
    @RolesAllowed("admin")
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForAdmins {}

    @Again
    @Retention(RetentionPolicy.RUNTIME)
    @interface Again {}

    interface Generic<T> {
        @RolesAllowed("generic")
        void generic(T value);

        @RolesAllowed("list")
        void ofList(List<? extends T> values, T[] others);
    }

    @RolesAllowed("base")
    static class Base {
        @RolesAllowed("overridden")
        public void overridden() {}

        public void inherited() {}
    }

    static class Office extends Base implements Generic<String> {
        @ForAdmins
        public void composed() {}

        @DenyAll
        @Override
        public void overridden() {}

        @Override
        public void generic(String value) {}

        public void generic(Integer value) {}

        @Override
        public void ofList(List<? extends String> values, String[] others) {}

        @PermitAll
        @DenyAll
        public void both() {}

        @Again
        public void plain() {}
    }

    /** As a container of beans makes it. */
    static class Office$Proxy$_$$_WeldSubclass extends Office {
        @Override
        public void composed() {}

        @Override
        public void generic(String value) {}

        @Override
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

    /** Imported from where they were before Jakarta. */
    @javax.annotation.security.RolesAllowed("old")
    static class Old {
        public void plain() {}

        @javax.annotation.security.DenyAll
        public void denied() {}
    }

    @RolesAllowed("admin")
    @PermitAll
    static class TwoAtOnce {
        public void plain() {}
    }

    abstract static class Unseen<T> {
        public abstract void taken(T value);
    }

    static class Seen<T extends CharSequence> extends Unseen<T> {
        @RolesAllowed("seen")
        @Override
        public void taken(T value) {}
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        return type.getMethod(name, parameters);
    }

    private static String of(Class<?> type, Method method) {
        return HandlerRule.of(ResourceAnnotations.of(type, Optional.of(method)))
                .map(HandlerRule::toString)
                .orElse("none");
    }

    private static String of(Class<?> type, String name) {
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(name) && !candidate.isBridge())
                .findFirst()
                .orElseThrow();
        return of(type, method);
    }

    @ParameterizedTest
    @CsvSource({
        "composed, role(admin)",
        "overridden, deny",
        "both, deny",
        "plain, role(base)",
        "inherited, role(base)",
        "ofList, role(list)"
    })
    void of_method_isTheNearestThatSaysAnything(String method, String rule) {
        assertThat(of(Office.class, method)).isEqualTo(rule);
        assertThat(of(Office$Proxy$_$$_WeldSubclass.class, method)).isEqualTo(rule);
    }

    @Test
    void of_methodOfAGenericInterface_isThatWithItsTypes() throws Exception {
        assertThat(of(Office.class, method(Office.class, "generic", String.class)))
                .isEqualTo("role(generic)");
        assertThat(of(Office.class, method(Office.class, "generic", Integer.class)))
                .isEqualTo("role(base)");
    }

    @Test
    void of_bridge_isThatOfTheMethodBehindIt() throws Exception {
        Method bridge = method(Seen.class, "taken", Object.class);

        assertThat(bridge.isBridge()).isTrue();
        assertThat(of(Seen.class, bridge)).isEqualTo("role(seen)");
    }

    @Test
    void of_methodAsAnInterfaceHasIt_isThatOfTheClass() throws Exception {
        assertThat(of(Office.class, method(Generic.class, "generic", Object.class)))
                .isEqualTo("role(generic)");
        assertThat(of(Seen.class, method(Unseen.class, "taken", Object.class))).isEqualTo("role(seen)");
    }

    @Test
    void of_resourceThatSaysNothing_isNone() {
        assertThat(of(Bare.class, "plain")).isEqualTo("none");
    }

    @Test
    void of_whatNoMethodAnswers_isThatOfTheClass() {
        assertThat(ResourceAnnotations.of(Office.class, Optional.empty()))
                .hasToString("[" + Base.class.getAnnotation(RolesAllowed.class) + "]");
    }

    @Test
    void of_twoThatAreEquallyNear_isTheStricter() {
        assertThat(of(Disputed.class, "disputed")).isEqualTo("deny");
        assertThat(of(DisputedType.class, "plain")).isEqualTo("role(base)");
    }

    @ParameterizedTest
    @CsvSource({"plain, role(old)", "denied, deny"})
    void of_oldNames_countAsTheNewOnes(String method, String rule) {
        assertThat(of(Old.class, method)).isEqualTo(rule);
    }

    @Test
    void contradiction_twoOnOneMethod_namesIt() throws Exception {
        assertThat(ResourceAnnotations.contradiction(Office.class, method(Office.class, "both"))
                        .orElseThrow())
                .contains(Office.class.getName() + "#both has @PermitAll and @DenyAll")
                .contains("remove the others");
    }

    @Test
    void contradiction_twoOnOneClass_namesIt() throws Exception {
        assertThat(ResourceAnnotations.contradiction(TwoAtOnce.class, method(TwoAtOnce.class, "plain"))
                        .orElseThrow())
                .startsWith(TwoAtOnce.class.getName() + " has ");
    }

    @Test
    void contradiction_oneEach_isNone() throws Exception {
        assertThat(ResourceAnnotations.contradiction(Office.class, method(Office.class, "overridden")))
                .isEmpty();
        assertThat(ResourceAnnotations.contradiction(Disputed.class, method(Disputed.class, "disputed")))
                .isEmpty();
    }
}
