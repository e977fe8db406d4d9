package dev.ostiary.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckCommandTest {
    private static final String SECRET = "base64url:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final String GOOD = "secret = " + SECRET + "\nissuer = https://id.example\naudience = orders\n";

    @TempDir
    private Path folder;

    private CommandRun check(String text, String... further) throws IOException {
        Path file = Files.writeString(folder.resolve("ostiary.properties"), text);
        return further.length == 0
                ? CommandRun.of("config", "check", "--config", file.toString())
                : CommandRun.of("config", "check", "--config", file.toString(), further[0]);
    }

    @Test
    void check_goodFile_isOk() throws IOException {
        CommandRun run = check(GOOD);

        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.out()).contains("nothing stops the start").doesNotContain("bad ");
    }

    @Test
    void check_badFile_listsAllProblemsAndFails() throws IOException {
        CommandRun run = check("secret = short\nisuer = https://id.example\nclock-skew = 5 parsecs\n");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "did you mean issuer?", "this one has 5", "is no duration", "audience (not set)", "4 problems")
                .doesNotContain("short");
    }

    @Test
    void check_badFile_isToldToPrograms() throws IOException {
        Map<String, ?> answer = check("nothing = x\n", "--json").json();

        assertThat(answer.get("ok")).isEqualTo(false);
        assertThat((List<?>) answer.get("configurations"))
                .singleElement()
                .satisfies(each ->
                        assertThat((List<?>) ((Map<?, ?>) each).get("problems")).hasSize(3));
    }

    @Test
    void check_warnings_doNotFail() throws IOException {
        CommandRun run = check(GOOD + "enforcement = report-only\nerror-detail = full\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("warning  enforcement=report-only", "warning  error-detail=full");
    }

    @Test
    void check_show_hasNoSecret() throws IOException {
        CommandRun run = check(GOOD, "--show");

        assertThat(run.out())
                .contains("set      secret = (secret", "audience = orders")
                .doesNotContain(SECRET);
    }

    @Test
    void check_storeThatIsAway_isNotConnectedTo() throws IOException {
        CommandRun run = check(GOOD + "session = on\nsession-store = redis://127.0.0.1:1\n");

        assertThat(run.exitCode()).as(run.all()).isZero();
    }

    @Test
    void check_missingFile_isAProblem() {
        CommandRun run = CommandRun.of(
                "config", "check", "--config", folder.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("does not exist");
    }

    @Test
    void check_webXml_readsItsFiltersAndTheFilesBesideIt() throws IOException {
        Files.writeString(folder.resolve("ostiary.properties"), GOOD);
        CommandRun run = webXml(filter("auth", "config", "/WEB-INF/ostiary.properties")
                + filter("other", "issuer", "https://id.example")
                + "<filter><filter-name>x</filter-name><filter-class>x.Y</filter-class></filter>");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("=> auth: nothing stops the start", "=> other: 1 problem", "audience (not set)");
    }

    private CommandRun webXml(String filters) throws IOException {
        Path file = Files.writeString(folder.resolve("web.xml"), "<web-app>" + filters + "</web-app>");
        return CommandRun.of("config", "check", "--web-xml", file.toString());
    }

    private static String filter(String name, String parameter, String text) {
        return "<filter><filter-name>" + name
                + "</filter-name><filter-class>dev.ostiary.servlet.AuthFilter</filter-class>"
                + "<init-param><param-name>" + parameter + "</param-name><param-value>" + text
                + "</param-value></init-param></filter>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<filter>",
                "<filter><filter-class>x.Y</filter-class></filter>",
                "</web-app><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
            })
    void check_webXmlWithoutFilter_isRefused(String inner) throws IOException {
        CommandRun run = webXml(inner);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("web.xml: ").hasLineCount(1);
    }

    @Test
    void check_entityOfWebXml_isNotRead() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "issuer-of-outside");
        Path file = Files.writeString(
                folder.resolve("web.xml"),
                "<!DOCTYPE web-app [<!ENTITY e SYSTEM '" + outside.toUri() + "'>]><web-app>"
                        + filter("auth", "issuer", "&e;") + "</web-app>");

        CommandRun run = CommandRun.of("config", "check", "--show", "--web-xml", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.all()).doesNotContain("issuer-of-outside");
    }

    @Test
    void check_whatATerminalWouldObey_isTakenOut() throws IOException {
        CommandRun run = check(GOOD + "clock-skew = \u001b]0;x\u0007\u009b2J\n");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("clock-skew").doesNotContain("\u001b", "\u0007", "\u009b");
    }

    @Test
    void check_bothPlaces_isAWrongCall() {
        assertThat(CommandRun.of("config", "check", "--config", "a", "--web-xml", "b")
                        .exitCode())
                .isEqualTo(2);
    }
}
