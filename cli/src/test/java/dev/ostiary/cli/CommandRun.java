package dev.ostiary.cli;

import dev.ostiary.cli.console.Prompt;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What one command did. */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs a command with nothing on standard input. */
    public static CommandRun of(String... arguments) {
        return with("", arguments);
    }

    /** Runs a command with a text on standard input. */
    public static CommandRun with(String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), Optional.empty(), InstantSource.system(), arguments);
    }

    /** Runs a command with bytes on standard input. */
    public static CommandRun withBytes(byte[] input, String... arguments) {
        return run(input, Optional.empty(), InstantSource.system(), arguments);
    }

    /** Runs a command before a person who types an answer. */
    public static CommandRun asked(String typed, String... arguments) {
        return run(new byte[0], Optional.of(question -> typed.toCharArray()), InstantSource.system(), arguments);
    }

    /** Runs a command at another time. */
    public static CommandRun at(InstantSource clock, String input, String... arguments) {
        return run(input.getBytes(StandardCharsets.UTF_8), Optional.empty(), clock, arguments);
    }

    private static CommandRun run(byte[] input, Optional<Prompt> prompt, InstantSource clock, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new OstiaryCli(
                        new Terminal(new ByteArrayInputStream(input), stream(out), stream(err), prompt, clock))
                .run(arguments);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** Both streams. */
    public String all() {
        return out + err;
    }

    /** The only line that was asked for. */
    public String line() {
        return out.strip();
    }

    /** The JSON object that was asked for. */
    public Map<String, ?> json() {
        try {
            return StrictJson.parseObject(line().getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException noJson) {
            throw new AssertionError(out, noJson);
        }
    }
}
