package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsClassTest {
    private static final String HERE = "dev.ostiary.servlet.config.ClaimsClasses$";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "com.example.Absent|there is no class 'com.example.Absent' on the class path of the application",
        "java.lang.String|'java.lang.String' does not implement dev.ostiary.session.SessionClaims",
        "int|there is no class 'int'",
        "a b|there is no class 'a b'",
        "dev.ostiary.session.SessionClaims|is abstract",
        HERE + "Unfinished|is abstract",
        HERE + "Demanding|is not public, or has no public constructor without parameters",
        HERE + "Secretive|is not public, or has no public constructor without parameters",
        HERE + "Hidden|is not public, or has no public constructor without parameters"
    })
    void named_whatCannotBeAsked_isRefusedWithTheReason(String name, String reason) {
        assertThatThrownBy(() -> ClaimsClass.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void named_goodClass_isFoundWithoutTheThreadsClassLoader() {
        Thread thread = Thread.currentThread();
        ClassLoader applications = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(ClaimsClass.named(HERE + "Good")).isEqualTo(ClaimsClasses.Good.class);
            thread.setContextClassLoader(null);
            assertThat(ClaimsClass.named(HERE + "Good")).isEqualTo(ClaimsClasses.Good.class);
        } finally {
            thread.setContextClassLoader(applications);
        }
    }

    /** What its constructor does, it does once, when the filter starts. */
    @Test
    void named_classWhoseConstructorThrows_isNotMadeAnObjectOf() {
        assertThat(ClaimsClass.named(HERE + "Failing")).isEqualTo(ClaimsClasses.Failing.class);
    }
}
