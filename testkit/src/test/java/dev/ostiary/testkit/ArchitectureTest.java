package dev.ostiary.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The testkit judges the rest of Ostiary, so it must not know it; and it is to work without JUnit. */
class ArchitectureTest {
    private static final String SPRING = "dev.ostiary.testkit.spring..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ostiary");

    @Test
    void classes_always_needTheJdkAndJUnitAlone() {
        classes()
                .that()
                .resideOutsideOfPackage(SPRING)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "com.sun.net.httpserver..",
                        "org.jspecify.annotations..",
                        "org.junit.jupiter.api..",
                        "dev.ostiary.testkit"))
                .check(CLASSES);
    }

    @Test
    void spring_isKnownInItsOwnPackageAlone() {
        classes()
                .that()
                .resideInAPackage(SPRING)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "jakarta.servlet..",
                        "org.jspecify.annotations..",
                        "org.springframework.http..",
                        "org.springframework.mock.web..",
                        "org.springframework.test.web.servlet..",
                        "dev.ostiary.testkit.."))
                .check(CLASSES);
    }

    @Test
    void junit_outsideOfTheExtensionAndDynamicTests_isUnknown() {
        noClasses()
                .that()
                .doNotHaveSimpleName("TestIssuerExtension")
                .and()
                .doNotHaveSimpleName("BadTokens")
                .and()
                .doNotHaveSimpleName("BadCallbacks")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit.."))
                .check(CLASSES);
    }
}
