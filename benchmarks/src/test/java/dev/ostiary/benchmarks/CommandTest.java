package dev.ostiary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTest {
    @ParameterizedTest
    @EnumSource(Command.class)
    void profile_ofEach_runsAClassOfThisModule(Command command) throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("basedir", "."), "pom.xml"));
        Matcher profile = Pattern.compile(
                        "<id>" + command.profile() + "</id>.*?<benchmark\\.main>([\\w.]+)<", Pattern.DOTALL)
                .matcher(pom);

        assertThat(profile.find()).isTrue();
        assertThatCode(() -> Class.forName(profile.group(1)).getMethod("main", String[].class))
                .doesNotThrowAnyException();
    }

    @Test
    void arguments_ofAnotherCommand_areRefused() {
        assertThatThrownBy(() -> Command.LOAD.arguments("curves=tokens"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connections");
    }

    @Test
    void line_withArguments_canBeRepeatedElsewhere() {
        assertThat(Command.SCALE.line(List.of("rounds=2", "brief")))
                .isEqualTo("mvn -q -Pscale -pl benchmarks -am -Dargs=\"rounds=2 brief\"");
    }

    @Test
    void line_withoutArguments_hasNone() {
        assertThat(Command.LOAD.line(List.of())).isEqualTo("mvn -q -Pload -pl benchmarks -am");
    }

    @Test
    void madeBy_always_saysTheCommand() {
        assertThat(Command.KEPT.madeBy(Command.KEPT.arguments("before=/some/where", "rounds=2")))
                .startsWith("\nMade by `mvn -q -Pkept -pl benchmarks -am -Dargs=\"before=... rounds=2\"` on 20");
    }
}
