package dev.ostiary.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What is loaded only where it is there stays in classes of its own, and what Boot finds by itself is nobody's API. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar")) // from which it runs on Boot 4
            .importPackages("dev.ostiary.spring");

    @Test
    void publicType_isTheCustomizerAlone() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactly("AuthFilterCustomizer");
    }

    @Test
    void springSecurity_isKnownInItsOwnClassesAlone() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Security")
                .and()
                .doNotHaveSimpleName("JwtAuthentication")
                .and()
                .doNotHaveSimpleName("AsksForNothing")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.security..")
                .check(CLASSES);
    }

    @Test
    void health_isKnownInTheClassOfItsVersionAlone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Boot3Health")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot.actuate..")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("Boot4Health")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.boot.health..")
                .check(CLASSES);
    }

    @Test
    void classes_needNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.sql..",
                        "jakarta.servlet..",
                        "org.jspecify.annotations..",
                        "io.micrometer.core.instrument..",
                        "org.springframework..",
                        "dev.ostiary..")
                .check(CLASSES);
    }
}
