package dev.ostiary;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the library: who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/ostiary/testkit/"))
            .importPackages("dev.ostiary");

    private static final DescribedPredicate<JavaClass> JJWT = resideInAPackage("io.jsonwebtoken..");

    private static final DescribedPredicate<JavaClass> OUR_OWN_OR_THE_PLATFORMS = describe(
            "our own or the platform's",
            type -> type.getBaseComponentType().isPrimitive()
                    || type.getBaseComponentType().getPackageName().matches("(java|javax|dev\\.ostiary)(\\..*)?"));

    @Test
    void classes_imported_areThoseOfThisModule() {
        assertThat(CLASSES.contain("dev.ostiary.key.Jjwt")).isTrue();
        assertThat(CLASSES.contain("dev.ostiary.ArchitectureTest")).isFalse();
        assertThat(CLASSES.contain("dev.ostiary.testkit.TestIssuer")).isFalse();
    }

    @Test
    void layers_always_pointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("encoding")
                .definedBy("dev.ostiary.encoding..")
                .layer("key")
                .definedBy("dev.ostiary.key..")
                .layer("verify")
                .definedBy("dev.ostiary.verify..")
                .layer("issue")
                .definedBy("dev.ostiary.issue..")
                .layer("apikey")
                .definedBy("dev.ostiary.apikey..")
                .layer("store")
                .definedBy("dev.ostiary.store..")
                .layer("session")
                .definedBy("dev.ostiary.session..")
                .layer("provider")
                .definedBy("dev.ostiary.provider..")
                .whereLayer("encoding")
                .mayNotAccessAnyLayer()
                .whereLayer("key")
                .mayOnlyAccessLayers("encoding")
                .whereLayer("verify")
                .mayOnlyAccessLayers("encoding", "key")
                .whereLayer("issue")
                .mayOnlyAccessLayers("encoding", "key", "verify")
                .whereLayer("apikey")
                .mayOnlyAccessLayers("encoding")
                .whereLayer("store")
                .mayOnlyAccessLayers("encoding", "apikey")
                .whereLayer("session")
                .mayOnlyAccessLayers("encoding", "key", "verify", "issue", "store")
                .whereLayer("provider")
                .mayOnlyAccessLayers("encoding", "key", "verify", "issue", "store", "session")
                .check(CLASSES);
    }

    @Test
    void jjwt_everywhere_isReachedThroughTwoClasses() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.ostiary\\.key\\.Jjwt(Gcm)?(\\$.*)?")
                .should()
                .dependOnClassesThat(JJWT)
                .check(CLASSES);
    }

    @Test
    void jackson_everywhere_staysInTheJsonPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ostiary.encoding")
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.."))
                .check(CLASSES);
    }

    @Test
    void caffeine_everywhere_staysInTheTwoClassesThatRemember() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.ostiary\\.(verify\\.VerifiedTokenCache|session\\.Confirmations)")
                .should()
                .dependOnClassesThat(resideInAPackage("com.github.benmanes.."))
                .check(CLASSES);
    }

    @Test
    void jjwtParserBuilderAndNone_everywhere_areNeverTouched() {
        noClasses()
                .should()
                .accessTargetWhere(describe("JJWT's 'none', parser, builder or internals", this::isForbiddenInJjwt))
                .check(CLASSES);
    }

    private boolean isForbiddenInJjwt(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("io.jsonwebtoken.impl.")
                || owner.startsWith("io.jsonwebtoken") && (name.equals("NONE") || name.equals("unsecured"))
                || owner.equals("io.jsonwebtoken.Jwts");
    }

    @Test
    void servletApi_inCore_isUnknown() {
        noClasses().should().dependOnClassesThat(resideInAPackage("jakarta..")).check(CLASSES);
    }

    @Test
    void publicSignatures_always_showNoThirdPartyType() {
        members()
                .that(describe("can be seen from outside", ArchitectureTest::isVisible))
                .should(be(
                        describe("of types that are our own or the platform's", ArchitectureTest::showsOwnTypesOnly)))
                .check(CLASSES);
        classes()
                .that()
                .arePublic()
                .should()
                .beAssignableTo(OUR_OWN_OR_THE_PLATFORMS)
                .andShould(be(describe(
                        "extending only our own or the platform's types",
                        type -> type.getAllRawSuperclasses().stream().allMatch(OUR_OWN_OR_THE_PLATFORMS)
                                && type.getAllRawInterfaces().stream().allMatch(OUR_OWN_OR_THE_PLATFORMS))))
                .check(CLASSES);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED));
    }

    private static boolean showsOwnTypesOnly(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().allMatch(OUR_OWN_OR_THE_PLATFORMS);
    }

    @Test
    void publicClasses_always_areClosedForExtension() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .beEnums()
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "utils", "helper", "helpers", "common", "impl", "manager", "misc"})
    void packages_always_areNamedByWhatTheyAreAbout(String name) {
        noClasses().should().resideInAPackage("dev.ostiary.." + name + "..").check(CLASSES);
    }
}
