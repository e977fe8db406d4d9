package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OstiaryCliTest {
    private static final String TYPED = "hunter2-typed-in-the-wrong-place";

    @Test
    void run_nothing_showsTheHelpAsAnError() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: ostiary-cli").contains(CommandTree.NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void run_help_namesEveryCommand(String argument) {
        CommandRun run = CommandRun.of(argument);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(CommandTree.NAMES).contains("generate-completion");
    }

    static Stream<String> names() {
        return CommandTree.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void help_eachCommand_isThere(String name) {
        CommandRun run = CommandRun.of(name, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ostiary-cli " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "provider", "store"})
    void run_groupAlone_asksForItsCommand(String group) {
        CommandRun run = CommandRun.of(group);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ostiary-cli " + group + ": missing required subcommand");
    }

    @Test
    void run_unknownCommand_namesSimilarOnesAndNotWhatWasTyped() {
        CommandRun run = CommandRun.of("secrets");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no such command, perhaps secret")
                .doesNotContain("secrets");
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of((Object) new String[] {TYPED}),
                Arguments.of((Object) new String[] {"help", TYPED}),
                Arguments.of((Object) new String[] {"secret", TYPED}),
                Arguments.of((Object) new String[] {"secret", "--" + "x=" + TYPED}),
                Arguments.of((Object) new String[] {"secret", "--bytes", TYPED}),
                Arguments.of((Object) new String[] {"keypair", "--stdout", "--alg", TYPED}),
                Arguments.of((Object) new String[] {"keypair", "--stdout", "--out", TYPED}),
                Arguments.of((Object) new String[] {"sign", "--ttl", TYPED}),
                Arguments.of((Object) new String[] {"sign", "--sub", "u1", "--sub", TYPED}),
                Arguments.of((Object) new String[] {"decode", TYPED}),
                Arguments.of((Object) new String[] {"verify", "--clock-skew", TYPED}),
                Arguments.of((Object) new String[] {"explain", "GET"}),
                Arguments.of((Object) new String[] {"explain", "GET", "/a", TYPED}),
                Arguments.of((Object) new String[] {"config", TYPED}),
                Arguments.of((Object) new String[] {"config", "check", TYPED}),
                Arguments.of((Object) new String[] {"provider", "check", TYPED}),
                Arguments.of((Object) new String[] {"store", "check", TYPED}),
                Arguments.of((Object) new String[] {"apikey", TYPED}));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void run_wrongCall_isOneLineThatRepeatsNoArgument(String[] arguments) {
        CommandRun run = CommandRun.of(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("ostiary-cli")
                .contains("--help")
                .hasLineCount(1)
                .doesNotContain(TYPED);
    }

    @Test
    void run_unknownOption_isNamedWithoutItsValue() {
        CommandRun run = CommandRun.of("secret", "--length=" + TYPED);

        assertThat(run.err())
                .isEqualTo("ostiary-cli secret: there is no option --length; see 'ostiary-cli secret --help'"
                        + System.lineSeparator());
    }

    @Test
    void run_fileOfArguments_isNoSuchThing() {
        assertThat(CommandRun.of("@pom.xml").exitCode()).isEqualTo(2);
    }

    @Test
    void version_isOneLine() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ostiary-cli ").hasLineCount(1);
    }

    @Test
    void generateCompletion_knowsEveryCommand() {
        CommandRun run = CommandRun.of("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash")
                .contains(CommandTree.NAMES)
                .contains("--web-xml");
    }
}
