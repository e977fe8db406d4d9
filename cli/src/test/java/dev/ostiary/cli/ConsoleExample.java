package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command of the page, and what it is said to answer; files are in a folder. */
record ConsoleExample(String command, List<String> expected) {
    private static final Pattern BLOCK = Pattern.compile("(?s)```console\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FILE = Pattern.compile("[a-z.-]+\\.(jwk|json|txt|properties)|signing");

    /** All of them, in the order of the page. */
    static List<ConsoleExample> of(String page) {
        List<ConsoleExample> examples = new ArrayList<>();
        BLOCK.matcher(page)
                .results()
                .forEach(block -> block.group(1).lines().forEach(line -> {
                    if (line.startsWith("$ ")) {
                        examples.add(new ConsoleExample(line.substring(2), new ArrayList<>()));
                    } else {
                        examples.get(examples.size() - 1).expected().add(line);
                    }
                }));
        return examples;
    }

    /** Runs it, and compares what it answers with the page. */
    int run(Path folder, int exitCodeBefore) throws IOException {
        if (command.equals("echo $?")) {
            assertThat(expected).containsExactly(Integer.toString(exitCodeBefore));
            return 0;
        }
        List<String> words = words(folder);
        Path input = after("<", words);
        Path output = after(">", words);
        CommandRun run = CommandRun.with(
                input == null ? "" : Files.readString(input),
                words.subList(1, words.size()).toArray(new String[0]));
        if (output == null) {
            assertThat(run.all()).matches(pattern());
        } else {
            Files.writeString(output, run.out());
        }
        return run.exitCode();
    }

    private List<String> words(Path folder) {
        List<String> words =
                WORD.matcher(command).results().map(ConsoleExample::word).collect(Collectors.toList());
        words.replaceAll(
                word -> FILE.matcher(word).matches() ? folder.resolve(word).toString() : word);
        return words;
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static Path after(String sign, List<String> words) {
        int place = words.indexOf(sign);
        if (place < 0) {
            return null;
        }
        words.remove(place);
        return Path.of(words.remove(place));
    }

    /** Three dots are any text, on a line of their own any lines. */
    private Pattern pattern() {
        String lines = String.join("\n", expected) + "\n";
        return Pattern.compile(
                Arrays.stream(lines.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
