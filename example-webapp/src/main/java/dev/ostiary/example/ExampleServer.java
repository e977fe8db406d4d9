package dev.ostiary.example;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command that starts the example and prints its address. */
public final class ExampleServer {
    /** Held here because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger JETTY_LOG = Logger.getLogger("org.eclipse.jetty");

    /** Would add a stack trace to a failed start, which gets its one line from us. */
    private static final Logger WEBAPP_LOG = Logger.getLogger("org.eclipse.jetty.ee10.webapp");

    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private ExampleServer() {}

    /**
     * Starts the example and serves until the process is told to stop (Ctrl-C). The exit code is 2 for a mistake on
     * the command line and 1 if the example could not start; either comes with one line that says why.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
            JETTY_LOG.setLevel(Level.WARNING);
            WEBAPP_LOG.setLevel(Level.OFF);
            POOL_LOG.setLevel(Level.WARNING);
        }
        int exitCode = run(List.of(arguments), System.out, System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        StartOptions options;
        try {
            options = StartOptions.parse(arguments);
        } catch (IllegalArgumentException mistake) {
            err.println(mistake.getMessage());
            return MISUSED;
        }
        if (options.help()) {
            out.print(HelpText.TEXT);
            return 0;
        }
        return serve(options, out, err);
    }

    private static int serve(StartOptions options, PrintStream out, PrintStream err) {
        try (RunningExample example = RunningExample.start(options)) {
            out.println("Ostiary example: " + example.jetty().address());
            out.flush();
            example.jetty().join();
            return 0;
        } catch (BindException taken) {
            err.println("Port " + options.port() + " is already in use: choose another one with --port"
                    + " (with Maven: -Dport=9090)");
        } catch (IOException | IllegalStateException failure) {
            err.println("The example could not start. " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }
}
