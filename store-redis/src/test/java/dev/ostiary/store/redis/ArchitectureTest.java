package dev.ostiary.store.redis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ostiary.store.redis");

    @Test
    void door_always_isTheStoreItsBuilderAndWhatTheServiceLoaderMakes() {
        Set<String> open = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "RedisTokenStateStore", "RedisTokenStateStoreBuilder", "RedisStoreProvider", "RedisStanding");
    }

    @Test
    void publicSignatures_always_showOnlyOwnAndPlatformTypes() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && method.getOwner().getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(ArchitectureTest::typesOf)
                        .map(type -> type.getBaseComponentType().getName()))
                .isNotEmpty()
                .allMatch(name -> name.matches("(java|javax|dev\\.ostiary)\\..*|[a-z]+"));
    }

    @Test
    void client_always_isKnownToFewClasses() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(Dialler|Dialling|Link|Connections|Calls|Redis|Guides|SentinelRoute|ClusterRoute"
                                + "|ErrorReply|Inspection|RedisStanding)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("redis.clients..")
                .check(CLASSES);
    }

    @Test
    void package_always_dependsOnTheStoreAndApiKeysOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net..",
                        "org.jspecify..",
                        "redis.clients..",
                        "dev.ostiary.store",
                        "dev.ostiary.store.redis",
                        "dev.ostiary.apikey",
                        "dev.ostiary.encoding")
                .check(CLASSES);
    }

    /** What counts is decided by the store's clock, which is the server's. */
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

    private static Stream<JavaClass> typesOf(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }
}
