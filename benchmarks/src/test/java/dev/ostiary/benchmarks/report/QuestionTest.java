package dev.ostiary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ostiary.benchmarks.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..");

    private static final Pattern LINE =
            Pattern.compile("mvn -q -P(\\w+) -pl benchmarks -am(?: -Dargs=(?:\"([^\"]*)\"|(\\w+)))?");

    static Stream<String> linesOfPages() throws IOException {
        return Stream.of("BENCHMARKS.md", "CONTRIBUTING.md")
                .map(PROJECT::resolve)
                .map(QuestionTest::read)
                .flatMap(page -> LINE.matcher(page).results().map(MatchResult::group))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("linesOfPages")
    void command_onAPage_takesTheArgumentsThere(String line) {
        MatchResult read = LINE.matcher(line).results().findFirst().orElseThrow();
        String[] args = Stream.of(read.group(2), read.group(3))
                .filter(Objects::nonNull)
                .flatMap(given -> Stream.of(given.split(" ", -1)))
                .toArray(String[]::new);
        Command command = Command.valueOf(read.group(1).toUpperCase(Locale.ROOT));

        assertThatCode(() -> command.arguments(args)).doesNotThrowAnyException();
    }

    @Test
    void table_onThePage_isTheOneHere() {
        assertThat(read(PROJECT.resolve("BENCHMARKS.md"))).contains(Question.table());
    }

    @Test
    void questions_together_knowEveryCommand() {
        assertThat(Question.ALL).extracting(Question::command).contains(Command.values());
    }

    @Test
    void questions_each_areAskedOnce() {
        assertThat(Question.ALL).extracting(Question::text).doesNotHaveDuplicates();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
