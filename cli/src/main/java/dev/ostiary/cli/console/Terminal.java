package dev.ostiary.cli.console;

import dev.ostiary.encoding.FileText;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Where a command reads and writes, and what time it is. Used by one thread. */
public final class Terminal {
    /** What comes on standard input at most: 1 MiB. */
    private static final int MOST_BYTES = 1 << 20;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Optional<Prompt> prompt;
    private final InstantSource clock;

    /**
     * Takes all of it.
     *
     * @param in standard input, read where nobody can be asked
     * @param out for what was asked for
     * @param err for everything else
     * @param prompt asks who sits there; empty where nobody does
     * @param clock the time
     */
    public Terminal(InputStream in, PrintStream out, PrintStream err, Optional<Prompt> prompt, InstantSource clock) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.prompt = prompt;
        this.clock = clock;
    }

    /**
     * That of this process. Output is UTF-8 wherever it runs.
     *
     * @return with a prompt where input and output are a person's
     */
    @SuppressWarnings("SystemConsoleNull") // it is null where the property says so
    public static Terminal ofProcess() {
        // From JDK 22 on there is a console also where input and output are files, unless it is told not to.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        Optional<Prompt> prompt = console == null ? Optional.empty() : Optional.of(prompt(console));
        return new Terminal(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), prompt, InstantSource.system());
    }

    private static Prompt prompt(Console console) {
        return question -> console.readPassword("%s: ", question);
    }

    private static PrintStream stream(FileDescriptor of) {
        return new PrintStream(new FileOutputStream(of), true, StandardCharsets.UTF_8);
    }

    /**
     * For what was asked for.
     *
     * @return standard output
     */
    public PrintStream out() {
        return out;
    }

    /**
     * For warnings and errors.
     *
     * @return standard error
     */
    public PrintStream err() {
        return err;
    }

    /**
     * The clock.
     *
     * @return the time by which tokens are judged
     */
    public InstantSource clock() {
        return clock;
    }

    /**
     * Reads a token or a secret of one line: asks a person without an echo, else takes the whole of standard input. Blanks and line ends
     * around it are left out.
     *
     * @param what in words, such as {@code token}
     * @return not empty
     * @throws Complaint if there is none, or it is no text
     */
    public String readSecret(String what) {
        return present(what, prompt.isPresent() ? typed(prompt.get(), what) : text(what));
    }

    /**
     * Reads the whole of standard input, such as a key of several lines.
     *
     * @param what in words, such as {@code key}
     * @return not empty, without blanks and line ends around it
     * @throws Complaint if there is none, or it is no text
     */
    public String readText(String what) {
        return present(what, text(what));
    }

    private static String present(String what, String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            throw Complaint.usage("no " + what + " came on standard input; send it as in: ostiary-cli ... < FILE");
        }
        return text;
    }

    private static String typed(Prompt prompt, String what) {
        char[] typed = prompt.ask(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1));
        return typed == null ? "" : new String(typed);
    }

    private String text(String what) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Complaint.refused("standard input: more than 1 MiB, which is no " + what);
            }
            return FileText.of(FileText.withoutByteOrderMark(bytes));
        } catch (IOException broken) {
            throw Complaint.refused("standard input: cannot be read");
        } catch (IllegalArgumentException noText) {
            throw Complaint.refused("standard input: " + noText.getMessage());
        }
    }
}
