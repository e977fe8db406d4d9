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
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ostiary");

    @Test
    void classes_always_needTheJdkAndJUnitAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "com.sun.net.httpserver..",
                        "org.jspecify.annotations..",
                        "org.junit.jupiter.api..",
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
