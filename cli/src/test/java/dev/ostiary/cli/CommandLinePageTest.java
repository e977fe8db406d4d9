package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestIssuerExtension.class)
class CommandLinePageTest {
    private static final Pattern SETTINGS = Pattern.compile("(?s)```properties\\n(.*?)```");

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return GuidePage.of("docs/command-line.md").text();
    }

    @Test
    void page_everyExample_answersAsItSays(TestIssuer issuer) throws IOException {
        String page = page().replace("https://id.example", issuer.issuer())
                .replace("audience example", "audience " + issuer.audience())
                .replace("audience = example", "audience = " + issuer.audience());
        Matcher settings = SETTINGS.matcher(page);
        assertThat(settings.find()).isTrue();
        Files.writeString(folder.resolve("ostiary.properties"), settings.group(1));
        Files.writeString(folder.resolve("token.txt"), issuer.token().sign());

        int exitCode = 0;
        for (ConsoleExample example : ConsoleExample.of(page)) {
            exitCode = example.run(folder, exitCode);
        }

        assertThat(folder.resolve("jwks.json")).content().contains("\"kid\"");
    }

    @Test
    void page_everyCommand_hasAHeadingAndAnExample() throws IOException {
        List<String> headings = page().lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(CommandTree.NAMES)
                .allSatisfy(name -> assertThat(headings).anyMatch(heading -> heading.split(" ")[0].equals(name)));
        assertThat(ConsoleExample.of(page()))
                .extracting(example -> example.command().split(" ")[1])
                .containsAll(CommandTree.NAMES);
    }
}
