package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.servlet.answer.Grounds;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.VerificationStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/troubleshooting.md has an entry for each code and for nothing else, and names settings and messages as they are. */
class TroubleshootingPageTest {
    private static final String PAGE = "docs/troubleshooting.md";
    private static final Pattern ENTRY = Pattern.compile("(?m)^### ([a-z_]+)$");
    private static final Pattern STATUS = Pattern.compile("(?m)^\\| ([0-9, ]+) \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)+");
    private static final Pattern ASSIGNMENT = Pattern.compile("([a-z]+(?:-[a-z]+)*) = .*");

    /** A page's own code, whose reason the log tells. */
    private static final String FORM_NOT_SENT = "form_not_sent";

    private static final List<Path> SOURCES = Stream.of("core", "servlet-filter", "store-jdbc", "store-redis")
            .map(module -> Path.of("..", module))
            .toList();

    private static String sources;

    @BeforeAll
    static void readMessages() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path module : SOURCES) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        sources = all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static String page() throws IOException {
        return GuidePage.of(PAGE).text();
    }

    private static String withoutBlocks() throws IOException {
        return page().replaceAll("(?s)```.*?```", "");
    }

    private static List<String> entries() throws IOException {
        return ENTRY.matcher(page()).results().map(entry -> entry.group(1)).toList();
    }

    @Test
    void entries_areTheCodes_eachOnce() throws IOException {
        List<String> codes = Stream.concat(
                        Stream.of(RejectionReason.values()).map(RejectionReason::code), Stream.of(FORM_NOT_SENT))
                .toList();

        assertThat(entries()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource
    void table_anyReason_standsAtItsStatus(RejectionReason reason) throws IOException {
        String status = String.valueOf(Grounds.of(reason).status());

        List<MatchResult> rows = STATUS.matcher(page())
                .results()
                .filter(row -> row.group(2).contains("[" + reason.code() + "](#" + reason.code() + ")"))
                .toList();

        assertThat(rows).singleElement().matches(row -> row.group(1).contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void entry_anyReason_saysWhatToDo(RejectionReason reason) throws IOException {
        assertThat(entry(reason.code()))
                .containsAnyOf("**Remedy", "**Causes and remedy", "what to do |", "**Where to look:**");
    }

    private static String entry(String code) throws IOException {
        String from = page().substring(page().indexOf("\n### " + code + "\n") + 5);
        return from.substring(0, from.indexOf("\n#"));
    }

    /** Settings, and what else is written like one. */
    static Stream<String> names() throws IOException {
        Set<String> others = Set.of("async-supported", "cross-site", "access-token");
        return CODE.matcher(withoutBlocks())
                .results()
                .map(code -> code.group(1))
                .flatMap(TroubleshootingPageTest::settingsIn)
                .filter(name -> !others.contains(name))
                .distinct();
    }

    private static Stream<String> settingsIn(String code) {
        return NAME.matcher(code).matches()
                ? Stream.of(code)
                : ASSIGNMENT
                        .matcher(code)
                        .results()
                        .filter(found -> found.start() == 0)
                        .map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void name_ofASetting_isOne(String name) {
        Set<String> all = Stream.of(Setting.values()).map(Setting::settingName).collect(Collectors.toSet());

        assertThat(all).contains(name);
    }

    /** First cells of the tables that are about lines of the log; dots stand for what differs. */
    static Stream<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        boolean inTable = false;
        for (String line : page().lines().toList()) {
            inTable = line.matches("\\| the (line|warning) says \\| .*") || (inTable && line.startsWith("|"));
            if (inTable && line.startsWith("| `")) {
                CODE.matcher(line.substring(0, line.indexOf(" | ")))
                        .results()
                        .flatMap(cell -> Stream.of(cell.group(1).split("\\s?…}?\\s?", -1)))
                        .filter(part -> part.length() > 10)
                        .forEach(messages::add);
            }
        }
        return messages.stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_thatThePageQuotes_isSomethingTheLogMaySay(String part) {
        assertThat(sources.contains(part)).as(part).isTrue();
    }

    @Test
    void problems_thatThePageShows_areWhatSuchSettingsGet() throws IOException {
        List<String> shown = GuidePage.of(PAGE)
                .from("### Settings that stop the start")
                .until("|")
                .text()
                .lines()
                .filter(line -> line.startsWith("the configuration") || line.startsWith("- "))
                .map(line -> line.replace(" ...", ""))
                .toList();

        Throwable problems = catchThrowable(() -> AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .set("clok-skew", "10s")
                .build());

        assertThat(shown).hasSize(4);
        assertThat(problems).hasMessageContainingAll(shown.toArray(String[]::new));
    }

    static Stream<String> blocks() throws IOException {
        return GuidePage.of(PAGE).blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(TroubleshootingPageTest.class, block);
    }

    @Test
    void explain_asThePageHasIt_says() {
        AuthFilter filter = AuthFilter.builder()
                .secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                .issuer("https://example.test")
                .audience("example")
                .build();
        String token = "abc";

        System.out.println(filter.explain(token, "GET", "/api/me"));

        assertThat(filter.explain(token, "GET", "/api/me").toString()).contains("FAIL form");
        filter.destroy();
    }

    /** What follows "{@code explain}:" in an entry. */
    static Stream<String> steps() throws IOException {
        return Pattern.compile("`explain`:((?: `[^`]+`,?)+)(?:, for an API key (`[^`]+`))?")
                .matcher(withoutBlocks())
                .results()
                .flatMap(found -> CODE.matcher(found.group()).results())
                .map(code -> code.group(1))
                .filter(code -> !code.equals("explain"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void step_thatThePageNames_isOneOfAnExplanation(String step) {
        String constant = step.toUpperCase(Locale.ROOT).replace(' ', '_');

        assertThat(sources.contains('"' + step + '"')
                        || Stream.of(VerificationStep.values())
                                .anyMatch(known -> known.name().equals(constant)))
                .isTrue();
    }
}
