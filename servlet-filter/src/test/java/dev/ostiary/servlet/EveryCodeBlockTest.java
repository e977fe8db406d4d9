package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What README and docs show and is no Java: settings are known, XML is well formed, rules are read, shells understand their lines. (Java:
 * {@code EveryJavaBlockTest} of core.)
 */
class EveryCodeBlockTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```");
    private static final Pattern RULE = Pattern.compile("(?:[A-Z,]+ +)?/\\S* += .*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    record Block(String page, int number, String language, String text) {
        @Override
        public String toString() {
            return page + " block " + number;
        }
    }

    private static Stream<Block> blocks() throws IOException {
        List<Block> all = new ArrayList<>(blocksOf(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                all.addAll(blocksOf(ROOT.relativize(page)));
            }
        }
        return all.stream();
    }

    private static List<Block> blocksOf(Path page) throws IOException {
        List<Block> found = new ArrayList<>();
        BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .forEach(block ->
                        found.add(new Block(page.toString(), found.size() + 1, block.group(1), block.group(2))));
        return found;
    }

    private static Stream<Block> in(String language) throws IOException {
        return blocks().filter(block -> block.language().equals(language));
    }

    static Stream<Block> properties() throws IOException {
        return in("properties");
    }

    static Stream<Block> xml() throws IOException {
        return in("xml");
    }

    static Stream<Block> shell() throws IOException {
        return in("sh");
    }

    static Stream<Block> rules() throws IOException {
        return in("text")
                .filter(block ->
                        block.text().lines().allMatch(line -> RULE.matcher(line).matches()));
    }

    static Stream<String> requirements() throws IOException {
        return Files.readString(ROOT.resolve("docs/rules.md"))
                .replaceFirst("(?s).*\\| requirement \\| meaning \\|\\n\\|---\\|---\\|\\n(.*?)\\n\\n.*", "$1")
                .lines()
                .flatMap(row -> CODE.matcher(row.split("\\|", -1)[1]).results().map(code -> code.group(1)));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void properties_areSettings(Block block) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(block.text()));

        assertThat(read.stringPropertyNames()).isNotEmpty().allMatch(EveryCodeBlockTest::isSetting);
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xml_isWellFormed_andItsInitParamsAreSettings(Block block) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + block.text() + "</all>")));

        assertThat(textsOf(document.getElementsByTagName("param-name"))).allMatch(EveryCodeBlockTest::isSetting);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rules_areRead_andEachCanDecide(Block block) {
        List<Rule> rules = block.text().lines().map(Rule::parse).toList();

        assertThat(PathRules.of(List.of(), Optional.of(PathPattern.parse("/sign-in")), rules))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void requirement_ofTheTable_isRead(String requirement) {
        assertThat(Rule.parse("/a/** = " + requirement)).isNotNull();
    }

    @Test
    void pageOfRules_hasRulesAndRequirements() throws IOException {
        assertThat(rules().map(Block::page))
                .contains(Path.of("docs", "rules.md").toString());
        assertThat(requirements()).contains("public", "deny", "role(a, b)", "anyScope(a, b)");
    }

    @ParameterizedTest
    @MethodSource("shell")
    void lines_forAShell_areUnderstoodByIt(Block block) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        bash.getOutputStream().write(block.text().getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
    }

    @Test
    void frontPage_isShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(250);
    }

    private static boolean isSetting(String name) {
        return Setting.of(name.replaceFirst("^ostiary\\.", "").replaceFirst("^issuers\\.\\w+\\.", ""))
                        .isPresent()
                || name.matches("(ostiary\\.)?rule\\.\\d+");
    }

    private static List<String> textsOf(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
