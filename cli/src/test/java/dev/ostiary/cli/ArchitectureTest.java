package dev.ostiary.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {
    private static final String ROOT = "dev.ostiary.cli";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void rootPackage_isKnownByNoneBelowIt() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void packages_dependOneWay() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".console")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".key", ROOT + ".token", ROOT + ".config", ROOT + ".provider", ROOT + ".store")
                .check(CLASSES);
    }

    /** Commands about tokens and keys start without the filter. */
    @Test
    void filter_isKnownWhereItIsAskedAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".console", ROOT + ".key", ROOT + ".token")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.ostiary.servlet..")
                .check(CLASSES);
    }

    @Test
    void classes_areFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
