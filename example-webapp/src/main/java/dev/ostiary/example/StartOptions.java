package dev.ostiary.example;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param port the TCP port to listen on, 0 for any free one; 8080 unless given
 * @param programmatic whether the filter is registered in Java instead of by {@code web.xml}
 * @param help whether only the help text is wanted
 * @param store where sessions are to be kept; empty: as the filter's own settings say
 * @param demo whether a provider within this process signs users in
 * @param provider who signs users in; empty: the example itself, or that of the demo
 */
record StartOptions(
        int port,
        boolean programmatic,
        boolean help,
        Optional<StoreChoice> store,
        boolean demo,
        Optional<ProviderChoice> provider) {
    private static final Set<String> FLAGS = Set.of("--programmatic", "--help", "-h");
    private static final Set<String> WITH_VALUE = Set.of(
            "--port",
            "--store",
            "--store-url",
            "--store-folder",
            "--sign-in",
            "--issuer",
            "--client-id",
            "--client-secret");
    private static final int MAX_PORT = 65_535;

    static StartOptions parse(List<String> arguments) {
        return parse(arguments, System.getenv());
    }

    /**
     * Reads the command line; {@code --port 9090} and {@code --port=9090} are the same.
     *
     * @throws IllegalArgumentException for an unknown option or a bad value, with one line to show to the user
     */
    static StartOptions parse(List<String> arguments, Map<String, String> environment) {
        Set<String> flags = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            String name = argument.split("=", 2)[0];
            if (FLAGS.contains(argument)) {
                flags.add(argument);
            } else if (WITH_VALUE.contains(argument)) {
                values.put(name, rest.hasNext() ? rest.next() : "");
            } else if (WITH_VALUE.contains(name)) {
                values.put(name, argument.substring(name.length() + 1));
            } else {
                throw new IllegalArgumentException("Unknown option: " + name + " (--help lists the known ones)");
            }
        }
        return new StartOptions(
                port(values.getOrDefault("--port", "8080")),
                flags.contains("--programmatic"),
                flags.contains("--help") || flags.contains("-h"),
                store(values, environment),
                demo(values, flags),
                ProviderChoice.read(values, environment));
    }

    private static boolean demo(Map<String, String> values, Set<String> flags) {
        boolean demo = values.containsKey("--sign-in");
        boolean named = ProviderChoice.OPTIONS.stream().anyMatch(values::containsKey);
        if (demo && !"demo".equals(values.get("--sign-in"))) {
            throw new IllegalArgumentException("--sign-in: expected demo, got: " + values.get("--sign-in"));
        }
        if (demo && named) {
            throw new IllegalArgumentException("--sign-in=demo: not with --issuer, --client-id or --client-secret");
        }
        if ((demo || named) && flags.contains("--programmatic")) {
            throw new IllegalArgumentException("--programmatic: not where a provider signs users in");
        }
        return demo;
    }

    /** Which file of {@code WEB-INF} says what the application consists of. */
    String descriptor() {
        boolean byProvider = demo || provider.isPresent();
        return byProvider ? "web-sign-in.xml" : programmatic ? "web-programmatic.xml" : "web.xml";
    }

    private static Optional<StoreChoice> store(Map<String, String> values, Map<String, String> environment) {
        Optional<StoreChoice.Kind> kind =
                Optional.ofNullable(values.get("--store")).map(StoreChoice::kind);
        if (values.containsKey("--store-url")
                && !kind.map(StoreChoice.Kind::isServer).orElse(false)) {
            throw new IllegalArgumentException("--store-url: only with --store=postgres or --store=redis");
        }
        if (values.containsKey("--store-folder") && !kind.equals(Optional.of(StoreChoice.Kind.H2))) {
            throw new IllegalArgumentException("--store-folder: only with --store=h2");
        }
        String url = values.getOrDefault("--store-url", environment.getOrDefault("STORE_URL", ""));
        return kind.map(
                chosen -> new StoreChoice(chosen, chosen.isServer() ? url : values.getOrDefault("--store-folder", "")));
    }

    private static int port(String text) {
        boolean digits = text.matches("[0-9]{1,5}");
        if (!digits || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("--port: expected a number from 0 to 65535, got: " + text);
        }
        return Integer.parseInt(text);
    }
}
