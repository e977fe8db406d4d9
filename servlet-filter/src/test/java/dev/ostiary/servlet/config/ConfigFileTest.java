package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final String PLACE = "/WEB-INF/ostiary.properties";
    private static final Deployment NOWHERE = Deployment.of(Map.of(), Map.of());

    private final ConfigProblems problems = new ConfigProblems();

    @Test
    void sources_ofTheApplication_areOneForEachSettingAndNameTheLine() {
        List<SettingSource> sources = read("# ours\nrealm = Käfer\n\naudience = a, b");

        assertThat(sources)
                .containsExactly(
                        new SettingSource("file " + PLACE + ", line 2", Map.of("realm", "Käfer")),
                        new SettingSource("file " + PLACE + ", line 4", Map.of("audience", "a, b")));
    }

    @Test
    void sources_ofAFile_areRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("o.properties"), "realm=x");

        assertThat(new ConfigFile("file:" + file, problems).sources(NOWHERE))
                .containsExactly(new SettingSource("file file:" + file + ", line 1", Map.of("realm", "x")));
    }

    @Test
    void sources_ofTheClassPath_areRead() {
        assertThat(new ConfigFile("classpath:dev/ostiary/servlet/ostiary-test.properties", problems).sources(NOWHERE))
                .extracting(SettingSource::texts)
                .contains(Map.of("realm", "from the class path"));
    }

    @Test
    void sources_rulesByNumber_areOneSettingInNumericOrder() {
        assertThat(read("rule.10 = /c = deny\nrule.2 = /b = public\nrealm = x\nrule.1=/a = authenticated"))
                .contains(new SettingSource(
                        "file " + PLACE, Map.of("rules", "/a = authenticated\n/b = public\n/c = deny")))
                .hasSize(2);
        problems.throwIfAny();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule.", "rule.0", "rule.01", "rule.x", "rule.1.2", "rule.-1", "rule.1000000", "rule.١"})
    void sources_ruleThatHasNoNumber_isAProblem(String name) {
        read(name + " = /a = public");

        assertThat(problems()).singleElement().asString().contains("line 1").contains("rule.1 to rule.999999");
    }

    @Test
    void sources_ruleWithALineBreak_isAProblem() {
        assertThat(read("rule.1 = /a = deny\\n/b = public")).isEmpty();

        assertThat(problems())
                .containsExactly(
                        "rule.1 (file " + PLACE + ", line 1): holds a line break; each rule is an entry of its own");
    }

    @Test
    void sources_rulesInBothWays_areAProblem() {
        read("rule.7 = /a = public\nrules = /b = public");

        assertThat(problems())
                .containsExactly("rules (file " + PLACE + ", line 2): stands beside rule.7 (file " + PLACE
                        + ", line 1); write all rules in one of the two ways");
    }

    @Test
    void sources_configInTheFile_isAProblem() {
        assertThat(read("config = classpath:other.properties")).isEmpty();

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("config (file " + PLACE + ", line 1): a file cannot");
    }

    @Test
    void sources_brokenLines_areAllProblems() {
        assertThat(read("realm\nrealm=x\nissuer=\\x\nrealm=y")).hasSize(1);

        assertThat(problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).startsWith("config (file " + PLACE + ", line "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret=\nPl4nt3dPl4nt3dPl4nt3d+/==",
                "public-key=-----BEGIN\nPl4nt3d\nPl4nt3d=\n-----END",
                "Pl4nt3d",
                "secret=Pl4nt3d\nsecret=Pl4nt3d",
                "secret=Pl4nt3d\\Pl4nt3d",
                "secret=\n"
                        + "pl4nt3d-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789=x"
            })
    void sources_secretThatWentAstray_isNotShown(String text) {
        read(text);

        assertThat(problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContainIgnoringCase("pl4nt3d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-", "rule.1", "\\u0130"})
    void sources_endlessName_isAProblem(String piece) {
        read(piece.repeat(200_000 / piece.length()) + "=x");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("is named like no setting; end a line with a backslash where its value goes on")
                .hasSizeLessThan(300);
    }

    @Test
    void sources_namesOfUpToAHundredCharacters_areShown() {
        assertThat(read("a".repeat(100) + "=x\n" + "b".repeat(101) + "=x")).hasSize(1);
    }

    @Test
    void sources_nameLikeASetting_isLeftForTheSuggestion() {
        assertThat(read("publicPaths=/x\nunheard-of=y")).hasSize(2);

        problems.throwIfAny();
    }

    @ParameterizedTest
    @CsvSource({
        "/WEB-INF/gone.properties, the application's file '/WEB-INF/gone.properties' does not exist",
        "/WEB-INF/../open.properties, is not named straight",
        "/WEB-INF/..\\open.properties, is not named straight",
        "/open.properties, is none of these",
        "ostiary.properties, is none of these",
        "'', is none of these",
        "http://id.example/o.properties, is none of these",
        "file:/nowhere/o.properties, the file '/nowhere/o.properties' does not exist",
        "file:o.properties, the file 'o.properties' is not named by an absolute path",
        "classpath:gone.properties, the resource 'gone.properties' is not on the class path"
    })
    void sources_noSuchFile_saysWhat(String location, String part) {
        Deployment deployment = NOWHERE.within(path -> path.contains("gone") ? null : stream("realm=x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfigFile(location, problems).sources(deployment))
                .withMessageContaining(part);
    }

    @Test
    void sources_withinAnApplicationThatIsNotKnown_saysWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfigFile(PLACE, problems).sources(NOWHERE))
                .withMessageContaining("a filter built in Java does not know yet")
                .withMessageContaining("classpath:");
    }

    @Test
    void sources_moreThanAMebibyte_isRefused() {
        Deployment deployment = NOWHERE.within(path -> stream("#".repeat((1 << 20) + 1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfigFile(PLACE, problems).sources(deployment))
                .withMessageContaining("is larger than 1048576 bytes");
    }

    @Test
    void sources_notUtf8_isRefused() {
        Deployment deployment =
                NOWHERE.within(path -> new ByteArrayInputStream("realm=ä".getBytes(StandardCharsets.ISO_8859_1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfigFile(PLACE, problems).sources(deployment))
                .withMessageContaining("is not UTF-8 text");
    }

    @Test
    void sources_read_closeTheStream() {
        AtomicBoolean closed = new AtomicBoolean();
        Deployment deployment = NOWHERE.within(path -> new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        });

        assertThat(new ConfigFile(PLACE, problems).sources(deployment)).isEmpty();
        assertThat(closed).isTrue();
    }

    private List<SettingSource> read(String text) {
        return new ConfigFile(PLACE, problems).sources(NOWHERE.within(path -> stream(text)));
    }

    private List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, problems::throwIfAny)
                .problems();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
