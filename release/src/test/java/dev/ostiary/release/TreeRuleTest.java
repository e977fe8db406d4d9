package dev.ostiary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRuleTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path tree;

    private void written(String security, String page) throws IOException {
        Files.writeString(
                tree.resolve("pom.xml"),
                "<project><properties><publisher.name>A</publisher.name><publisher.url>https://a.example</publisher.url>"
                        + "<publisher.scm>https://a.example/git</publisher.scm><publisher.security>" + security
                        + "</publisher.security></properties></project>");
        Files.writeString(tree.resolve("SECURITY.md"), page);
        Files.writeString(tree.resolve("README.md"), "# Ostiary\n");
        Files.writeString(Files.createDirectories(tree.resolve("docs")).resolve("getting-started.md"), "# Begin\n");
        Files.writeString(tree.resolve("CHANGELOG.md"), "# Changelog\n\n## 1.2.0 (2030-01-01)\n");
    }

    private List<String> problems() throws IOException {
        return problems("1.2.0");
    }

    private List<String> problems(String version) throws IOException {
        return TreeRule.problems(tree, version).stream().map(Problem::toString).toList();
    }

    @Test
    void problems_allIsSaid_areNone() throws IOException {
        written("mailto:a@b.example", "# Security\n\nReport to: <mailto:a@b.example>\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void problems_versionWithoutAHeadingInTheChangelog_showIt() throws IOException {
        written("mailto:a@b.example", "Report to: <mailto:a@b.example>");

        assertThat(problems("1.2")).containsExactly("CHANGELOG.md: expected the heading: ## 1.2");
    }

    @Test
    void problems_notSetYet_nameTheProperty() throws IOException {
        written(
                "https://publisher-security-not-set.invalid",
                "Report to: <https://publisher-security-not-set.invalid>");

        assertThat(problems()).containsExactly("pom.xml: the property publisher.security is not set");
    }

    @Test
    void problems_pagesThatKnowNoRelease_nameThem() throws IOException {
        written("mailto:a@b.example", "Report to: <mailto:a@b.example>");
        Files.writeString(tree.resolve("README.md"), "There is no release yet. Build it.");
        Files.writeString(tree.resolve("docs/getting-started.md"), "- Until the first release, a clone.");

        assertThat(problems())
                .containsExactly(
                        "README.md: still says: There is no release yet",
                        "docs/getting-started.md: still says: Until the first release");
    }

    @Test
    void problems_securityPageSaysSomethingElse_showTheLine() throws IOException {
        written("mailto:a@b.example", "Report to: <mailto:c@d.example>");

        assertThat(problems()).containsExactly("SECURITY.md: expected the line: Report to: <mailto:a@b.example>");
    }

    /** Where to report is said in one place, and only repeated here. */
    @Test
    void securityPage_always_saysWhatTheRootPomSays() throws IOException {
        assertThat(Files.readString(ROOT.resolve("SECURITY.md")))
                .contains(TreeRule.reporting(Pom.read(ROOT.resolve("pom.xml"))));
    }

    @Test
    void guide_importOfTheBom_namesIt() throws IOException {
        Pom bom = Pom.read(ROOT.resolve("bom/pom.xml"));
        String guide = Files.readString(ROOT.resolve("docs/versions.md"));
        Path block = tree.resolve("block.xml");
        Files.writeString(block, guide.substring(guide.indexOf("```xml") + 6, guide.lastIndexOf("```")));

        Pom imported = Pom.read(block).all("dependencies/dependency").get(0);

        assertThat(imported.text("artifactId")).isEqualTo(bom.text("artifactId"));
        assertThat(imported.text("groupId")).isEqualTo(bom.text("parent/groupId"));
        assertThat(imported.text("type")).contains("pom");
        assertThat(imported.text("scope")).contains("import");
    }

    @Test
    void bom_always_listsWhatIsPublishedAndNothingElse() throws IOException {
        Pom bom = Pom.read(ROOT.resolve("bom/pom.xml"));
        Set<String> listed = bom.all("dependencyManagement/dependencies/dependency").stream()
                .map(Pom::coordinates)
                .collect(Collectors.toSet());

        assertThat(listed)
                .isEqualTo(published(bom.text("parent/version").orElseThrow()))
                .isNotEmpty();
    }

    /** {@code release/consume} tries each of them. */
    @Test
    void consumer_always_hasAModuleForEachThatIsPublished() throws IOException {
        Path consumer = Path.of("consumer");
        List<String> modules = Pom.read(consumer.resolve("pom.xml")).all("modules/module").stream()
                .flatMap(Pom::texts)
                .toList();

        Set<String> used = modules.stream()
                .map(module -> Pom.read(consumer.resolve(module).resolve("pom.xml")))
                .flatMap(pom -> pom.all("dependencies/dependency").stream())
                .map(Pom::coordinates)
                .filter(name -> name.startsWith("dev.ostiary:"))
                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(published("?"));
    }

    /** japicmp compares the classes of packages that are API, and of no others. A class or method that is named beside them breaks on purpose. */
    @Test
    void comparison_always_leavesOutThePackagesThatSayTheyAreNoApi() throws IOException {
        List<String> leftOut = Pom.read(ROOT.resolve("pom.xml"))
                .all("build/pluginManagement/plugins/plugin/configuration/parameter/excludes/exclude")
                .stream()
                .flatMap(Pom::texts)
                .filter(name -> name.matches("[a-z.]+"))
                .toList();

        assertThat(leftOut).containsExactlyInAnyOrderElementsOf(PackagesThatAreNoApi.of(ROOT));
    }

    private static Set<String> published(String version) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::isRegularFile)
                    .filter(TreeRuleTest::isPublished)
                    .map(Pom::read)
                    .map(pom -> "dev.ostiary:" + pom.text("artifactId").orElseThrow() + ":" + version)
                    .filter(name -> !name.contains(Published.BOM))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPublished(Path pom) {
        return Pom.read(pom)
                .text("properties/maven.deploy.skip")
                .filter("false"::equals)
                .isPresent();
    }
}
