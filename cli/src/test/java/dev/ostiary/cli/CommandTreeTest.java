package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.console.Terminal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTreeTest {
    private final CommandTree tree = new CommandTree(Terminal.ofProcess());

    static Stream<String> names() {
        return CommandTree.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void of_knownCommand_hasNoOther(String name) {
        assertThat(tree.of(List.of(name, "--help")).getSubcommands()).containsOnlyKeys(name);
    }

    @Test
    void of_anythingElse_hasAll() {
        assertThat(tree.of(List.of("--help")).getSubcommands()).containsKeys(CommandTree.NAMES.toArray(new String[0]));
        assertThat(tree.of(List.of()).getSubcommands()).containsKeys("help", "generate-completion");
    }
}
