package dev.ostiary.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCheckTest {
    @TempDir
    Path directory;

    private ReleasedFolder folder;

    @BeforeEach
    void release() throws IOException {
        folder = ReleasedFolder.in(directory);
    }

    @Test
    void problems_ofAGoodFolder_areNone() throws IOException {
        assertThat(folder.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml"})
    void problems_fileMissing_nameIt(String suffix) throws IOException {
        Files.delete(folder.file("ostiary-core", suffix));

        assertThat(folder.problems()).contains("ostiary-core: " + suffix + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml"})
    void problems_signatureMissingOrNone_nameIt(String suffix) throws IOException {
        Files.delete(folder.file("ostiary-core", suffix + ".asc"));

        assertThat(folder.problems())
                .containsExactly("ostiary-core: " + suffix + ".asc is missing, or no armoured signature");
        Files.writeString(folder.file("ostiary-core", suffix + ".asc"), "nothing of the kind");
        assertThat(folder.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".pom.md5", ".pom.sha1", ".jar.md5", "-javadoc.jar.sha1"})
    void problems_checksumMissing_nameIt(String suffix) throws IOException {
        Files.delete(folder.file("ostiary-core", suffix));

        assertThat(folder.problems()).containsExactly("ostiary-core-1.2.0" + suffix + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pom.md5", ".jar.sha1", ".jar.sha256", ".jar.sha512"})
    void problems_checksumOfSomethingElse_nameIt(String suffix) throws IOException {
        Files.writeString(folder.file("ostiary-core", suffix), "00");

        assertThat(folder.problems())
                .containsExactly("ostiary-core-1.2.0" + suffix + ": is not the checksum of the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tests.jar", "-tests.jar.asc", ".war", "-cyclonedx.txt"})
    void problems_fileThatIsNotToBePublished_nameIt(String suffix) throws IOException {
        Files.writeString(folder.file("ostiary-core", suffix), "x");

        assertThat(folder.problems())
                .containsExactly("ostiary-core: ostiary-core-1.2.0" + suffix + " is not to be published");
    }

    @ParameterizedTest
    @CsvSource({
        "name>A name</name,name",
        "description>What it is.</description,description",
        "url>https://example.org</url,url",
        "name>Apache-2.0</name,licenses/license/name",
        "url>https://example.org/licence</url,licenses/license/url",
        "name>Somebody</name,developers/developer/name",
        "url>https://example.org/git</url,scm/url",
        "connection>scm:git:https://example.org/git</connection,scm/connection",
        "developerConnection>scm:git:https://example.org/git</developerConnection,scm/developerConnection"
    })
    void problems_elementMissing_nameIt(String element, String path) throws IOException {
        folder.inPom("<" + element + ">", "");

        assertThat(folder.problems()).containsExactly("ostiary-core: the POM has no " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${publisher.url}", "https://publisher-url-not-set.invalid"})
    void problems_placeholder_nameIt(String placeholder) throws IOException {
        folder.inPom("<url>https://example.org</url>", "<url>" + placeholder + "</url>");

        assertThat(folder.problems())
                .containsExactly(
                        "ostiary-core: \"" + placeholder + "\" is a placeholder: set publisher.* in the root POM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"parent", "repositories", "pluginRepositories", "distributionManagement", "build", "profiles"})
    void problems_elementThatWouldReachOthersBuilds_nameIt(String element) throws IOException {
        folder.inPom("</project>", "<" + element + "/></project>");

        assertThat(folder.problems())
                .containsExactly("ostiary-core: <" + element + "> does not belong into what is published");
    }

    @ParameterizedTest
    @CsvSource({
        "<version>1.0</version>, <version>1.0-SNAPSHOT</version>, org.example:other:1.0-SNAPSHOT is no release",
        "<version>1.0</version>, '', org.example:other:? has no version",
        "<version>1.0</version>, <version>1.0</version><scope>test</scope>, org.example:other:1.0 is of tests alone"
    })
    void problems_dependencyThatNobodyCouldUse_nameIt(String old, String changed, String said) throws IOException {
        folder.inPom(old, changed);

        assertThat(folder.problems()).contains("ostiary-core: dependency " + said);
    }

    @Test
    void problems_pomOfAnotherVersionThanItsPlace_nameBoth() throws IOException {
        folder.inPom("<version>1.2.0</version>", "<version>1.3.0</version>");

        assertThat(folder.problems())
                .containsExactly("ostiary-core: the POM is of dev.ostiary:ostiary-core:1.3.0, and lies where"
                        + " dev.ostiary:ostiary-core:1.2.0 belongs");
    }

    @Test
    void problems_snapshot_areNamed() throws IOException {
        Path snapshot = directory.resolve("dev/ostiary/ostiary-bom/1.2.1-SNAPSHOT");
        Files.move(directory.resolve("dev/ostiary/ostiary-bom/1.2.0"), snapshot);

        assertThat(folder.problems())
                .contains("ostiary-bom: version 1.2.1-SNAPSHOT is no release")
                .contains("folder: expected one version, and there are 2");
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/LICENSE, META-INF/LICENSE",
        "META-INF/THIRD-PARTY.txt, META-INF/THIRD-PARTY.txt",
        "dev/ostiary/A.class, a class"
    })
    void problems_jarWithoutWhatBelongsIntoIt_nameIt(String without, String said) throws IOException {
        folder.jar(
                ".jar",
                Stream.of("META-INF/LICENSE", "META-INF/THIRD-PARTY.txt", "dev/ostiary/A.class")
                        .filter(name -> !name.equals(without))
                        .toArray(String[]::new));

        assertThat(folder.problems()).containsExactly("ostiary-core: .jar has no " + said);
    }

    @Test
    void problems_emptySourcesAndJavadoc_nameThem() throws IOException {
        folder.jar("-sources.jar", "META-INF/LICENSE");
        folder.jar("-javadoc.jar", "META-INF/LICENSE");

        assertThat(folder.problems())
                .containsExactly(
                        "ostiary-core: -sources.jar has no a source file",
                        "ostiary-core: -javadoc.jar has no index.html");
    }

    @Test
    void problems_testInTheJar_nameIt() throws IOException {
        folder.jar(".jar", "META-INF/LICENSE", "META-INF/THIRD-PARTY.txt", "dev/ostiary/ATest$1.class");

        assertThat(folder.problems()).containsExactly("ostiary-core: .jar has a test: dev/ostiary/ATest$1.class");
    }

    @Test
    void problems_signatureOfAnotherInTheJar_nameIt() throws IOException {
        folder.jar(
                ".jar", "META-INF/LICENSE", "META-INF/THIRD-PARTY.txt", "META-INF/ECLIPSE_.SF", "dev/ostiary/A.class");

        assertThat(folder.problems())
                .containsExactly("ostiary-core: .jar has the signature of another: META-INF/ECLIPSE_.SF");
    }

    @Test
    void problems_licencesOfSomethingElse_nameBoth() throws IOException {
        String byHand = "MIT License\n  other, stranger      https://example.org\n";

        folder.jarThatLists(byHand, ".jar", "META-INF/LICENSE", "META-INF/THIRD-PARTY.txt", "dev/ostiary/A.class");

        assertThat(folder.problems())
                .containsExactly(
                        "ostiary-core: META-INF/THIRD-PARTY.txt does not name deeper",
                        "ostiary-core: META-INF/THIRD-PARTY.txt names stranger, which is not needed");
    }

    @ParameterizedTest
    @CsvSource({
        "<name>ostiary-core<, <name>ostiary-testkit<, ' is not that of dev.ostiary:ostiary-core:1.2.0'",
        "<name>other<, <name>another<, ' does not list org.example:other:1.0'",
        "<version>3.0<, <version>3.0-SNAPSHOT<, ' lists org.example:deeper:3.0-SNAPSHOT, which is no release'"
    })
    void problems_listOfSomethingElse_nameIt(String old, String changed, String said) throws IOException {
        folder.change("ostiary-core", "-cyclonedx.xml", old, changed);

        assertThat(folder.problems())
                .filteredOn(problem -> problem.contains("-cyclonedx.xml"))
                .containsExactly("ostiary-core: -cyclonedx.xml" + said);
    }

    @Test
    void problems_bomThatListsSomethingElse_nameBoth() throws IOException {
        folder.change("ostiary-bom", ".pom", "<artifactId>ostiary-core<", "<artifactId>ostiary-cli<");

        assertThat(folder.problems())
                .containsExactly(
                        "ostiary-bom: does not list dev.ostiary:ostiary-core:1.2.0",
                        "ostiary-bom: lists dev.ostiary:ostiary-cli:1.2.0, which is not there");
    }

    @Test
    void problems_ofAnEmptyFolder_areOne(@TempDir Path empty) throws IOException {
        assertThat(ReleaseCheck.problems(Published.in(empty)))
                .extracting(Problem::toString)
                .containsExactly("ostiary-bom: is missing");
    }

    @Test
    void in_folderThatIsNoRepository_saysSo(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("a.pom"), "<project/>");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Published.in(other))
                .withMessageContaining("a.pom");
    }

    @Test
    void run_goodAndBadFolder_endsWithZeroAndOne() throws IOException {
        assertThat(run(directory.toString())).isEqualTo("0 may be published: ostiary-bom 1.2.0, ostiary-core 1.2.0\n");

        Files.delete(folder.file("ostiary-core", ".jar"));

        assertThat(run(directory.toString()))
                .startsWith("1 ostiary-core: .jar is missing\n")
                .endsWith("problems: 1\n");
        assertThat(run()).startsWith("2 ");
        assertThat(run(directory.resolve("nowhere").toString())).startsWith("2 ");
    }

    private static String run(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = ReleaseCheck.run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
        return code + " " + out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
