package dev.ostiary.example;

import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param port the TCP port to listen on, 0 for any free one; 8080 unless given
 * @param programmatic whether the filter is registered in Java instead of by {@code web.xml}
 * @param help whether only the help text is wanted
 */
record StartOptions(int port, boolean programmatic, boolean help) {
    static final String HELP = """
            Starts the Ostiary example web application on this machine's loopback address.

              --port PORT      listen on PORT (default 8080; 0 takes any free port)
              --programmatic   register the filter in Java, not by WEB-INF/web.xml
              --help           print this text

            Environment: JWT_SECRET signs the tokens (at least 32 bytes). Without it, a random
            secret is made at start, and every restart signs everybody out.
            """;

    private static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the command line; {@code --port 9090} and {@code --port=9090} are the same.
     *
     * @throws IllegalArgumentException for an unknown option or a bad port, with one line to show to the user
     */
    static StartOptions parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        boolean programmatic = false;
        boolean help = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--port")) {
                port = port(rest.hasNext() ? rest.next() : "");
            } else if (argument.startsWith("--port=")) {
                port = port(argument.substring("--port=".length()));
            } else if (argument.equals("--programmatic")) {
                programmatic = true;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else {
                throw new IllegalArgumentException("Unknown option: " + argument + " (--help lists the known ones)");
            }
        }
        return new StartOptions(port, programmatic, help);
    }

    private static int port(String text) {
        boolean digits = text.matches("[0-9]{1,5}");
        if (!digits || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("--port: expected a number from 0 to 65535, got: " + text);
        }
        return Integer.parseInt(text);
    }
}
