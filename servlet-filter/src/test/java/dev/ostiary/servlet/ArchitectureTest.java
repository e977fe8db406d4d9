package dev.ostiary.servlet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {
    private static final String ROOT = "dev.ostiary.servlet";
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
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".path", ROOT + ".rule", ROOT + ".credential", ROOT + ".csrf")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".answer", ROOT + ".config", ROOT + ".session")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".session")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".event", ROOT + ".rule", ROOT + ".identity")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".answer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".config", ROOT + ".session")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".config")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".session", ROOT + ".event", ROOT + ".start")
                .check(CLASSES);
    }

    /** It knows settings by their names, as whoever writes them does. */
    @Test
    void adapterFile_isReadForTheConfigurationAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".keycloak")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".config", ROOT + ".path", ROOT + ".rule", ROOT + ".answer")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".keycloak", ROOT + ".config")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".keycloak")
                .check(CLASSES);
    }

    /** Sessions and who a request is from, then the decision, then its explanation. */
    @Test
    void decision_isKnownByItsExplanationAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".identity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".gate", ROOT + ".explain", ROOT + ".event", ROOT + ".start")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".gate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".explain", ROOT + ".start")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".gate", ROOT + ".explain")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".gate", ROOT + ".explain")
                .check(CLASSES);
    }

    @Test
    void signIn_isKnownByTheRootAloneAndKnowsNoDecision() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".signin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".signin")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".signin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".gate", ROOT + ".explain", ROOT + ".start", ROOT + ".rule")
                .check(CLASSES);
    }

    @Test
    void release_knowsNothingOfTheFilter() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".release")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".release"))))
                .check(CLASSES);
    }

    @Test
    void packages_makeNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void signatureLibraryAndJson_areTouchedByCoreAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.jsonwebtoken..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void micrometer_isKnownByOnePackageThatNobodyKnows() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".micrometer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", ROOT + ".micrometer")
                .check(CLASSES);
    }

    @Test
    void openTelemetry_isKnownByOneClassAlone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OtelSpan")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(CLASSES);
    }

    @Test
    void flightRecorder_isKnownByItsOwnClassesAlone() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Jfr")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(CLASSES);
    }

    @Test
    void publicMethods_showNoTypeButOurOwnTheJdksAndServlets() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(ROOT + ".micrometer")
                .should(showOnly(List.of("java.", "jakarta.servlet.", "dev.ostiary.")))
                .check(CLASSES);
    }

    @Test
    void publicClasses_areFinalOrSealedOrRecords() {
        Set<String> open = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isInterface() && !type.isEnum())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(open).isEmpty();
    }

    @Test
    void packages_areNamedAfterTheDomain() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..helper..", "..common..", "..impl..", "..manager..")
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> showOnly(List<String> prefixes) {
        return new ArchCondition<>("show only types of " + prefixes) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                        .map(type -> type.getBaseComponentType())
                        .filter(type -> !type.isPrimitive())
                        .filter(type -> prefixes.stream().noneMatch(type.getName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
