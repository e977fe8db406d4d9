package dev.ostiary.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Each subject in a package of its own, and all of them on what they share. */
class ArchitectureTest {
    private static final String ROOT = "dev.ostiary.benchmarks";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_always_areFreeOfCircles() {
        slices().matching("dev.ostiary.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whatAllShare_knowsNoSubject() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(CLASSES);
    }

    @Test
    void promisesAndPage_areKnownToNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".limits", ROOT + ".report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".limits", ROOT + ".report")
                .check(CLASSES);
    }
}
