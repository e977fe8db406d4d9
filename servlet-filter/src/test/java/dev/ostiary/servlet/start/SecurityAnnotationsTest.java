package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityAnnotationsTest {
    private static final class Plain {
        @Override
        public String toString() {
            return "plain";
        }
    }

    @RolesAllowed("admin")
    private static class OnClass {}

    private static final class OfParent extends OnClass {}

    private static class OnMethod {
        @PermitAll
        void open() {}
    }

    private static final class OnParentsMethod extends OnMethod {}

    private interface Closed {
        @DenyAll
        void closed();
    }

    private interface MoreClosed extends Closed {}

    private static final class OnInterfacesMethod implements MoreClosed {
        @Override
        public void closed() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RolesAllowed("admin")
    private @interface Admins {}

    @Admins
    private static final class OnAnnotation {}

    @Retention(RetentionPolicy.RUNTIME)
    @OfItself
    private @interface OfItself {}

    @OfItself
    private static final class Round {}

    @ParameterizedTest
    @ValueSource(classes = {OnClass.class, OfParent.class, OnAnnotation.class})
    void annotation_ofAClass_isSeenThereAlone(Class<?> type) {
        assertThat(SecurityAnnotations.areOn(type)).isTrue();
        assertThat(SecurityAnnotations.areOnMethodsOf(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {OnMethod.class, OnParentsMethod.class, OnInterfacesMethod.class})
    void annotation_ofAMethod_isSeen(Class<?> type) {
        assertThat(SecurityAnnotations.areOn(type)).isTrue();
        assertThat(SecurityAnnotations.areOnMethodsOf(type)).isTrue();
    }

    @Test
    void others_areNone() {
        assertThat(SecurityAnnotations.areOn(Plain.class)).isFalse();
        assertThat(SecurityAnnotations.areOn(Round.class)).isFalse();
    }
}
