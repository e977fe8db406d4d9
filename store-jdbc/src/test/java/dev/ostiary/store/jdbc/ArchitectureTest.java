package dev.ostiary.store.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ostiary.store.jdbc");

    @Test
    void door_always_isTheStoreWithItsBuilderAndStandingAndWhatTheServiceLoaderMakes() {
        Set<String> open = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "JdbcTokenStateStore", "JdbcTokenStateStoreBuilder", "JdbcStanding", "DataSourceStoreProvider");
    }

    @Test
    void publicClasses_always_areFinal() {
        classes().that().arePublic().should().haveModifier(JavaModifier.FINAL).check(CLASSES);
    }

    /** No driver: what one needs of it is asked through the platform's interfaces. */
    @Test
    void package_always_dependsOnTheStoreAndApiKeysOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.naming..",
                        "javax.sql..",
                        "org.jspecify..",
                        "dev.ostiary.store",
                        "dev.ostiary.store.jdbc",
                        "dev.ostiary.apikey",
                        "dev.ostiary.encoding")
                .check(CLASSES);
    }

    /** What counts is decided by the store's clock, which is the database's. */
    @Test
    void nodesClock_always_isNeverAsked() {
        noClasses()
                .should()
                .accessTargetWhere(describe("the clock of this node", ArchitectureTest::isTheNodesClock))
                .check(CLASSES);
    }

    private static boolean isTheNodesClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("java.time.")
                        && Set.of("now", "system", "systemUTC").contains(name)
                || name.equals("currentTimeMillis")
                || owner.equals("java.util.Date");
    }
}
