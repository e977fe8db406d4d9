package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hits by many threads on one filter, platform and virtual ones, and how often one of them waited. */
final class ThreadsCurve implements Part {
    private static final List<Integer> THREADS = List.of(1, 2, 4, 16, 64);
    private static final String LOCKED = "one lock";
    private static final String PICTURE = "scale-threads.svg";

    /** A process: which JDK runs which threads, with a lock around the filter or not. */
    private record Setup(String text, Path jdk, Workers kind, boolean locked) {}

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public Section measure(Arguments given) throws IOException {
        Optional<Path> jdk25 = given.text("jdk25")
                .or(() -> Optional.ofNullable(System.getenv("JAVA25_HOME")))
                .map(Path::of)
                .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")));
        ThreadsTable table = new ThreadsTable();
        for (Setup setup : setups(jdk25)) {
            table.add(setup.text(), run(setup, given));
        }
        LineChart chart = new LineChart("Throughput beside one thread", "threads", "throughput, one thread = 1");
        table.ratios().forEach((setup, ratios) -> {
            if (!setup.startsWith(LOCKED)) {
                chart.add(setup, ratios);
            }
        });
        String absent = jdk25.isPresent()
                ? ""
                : "\nVirtual threads were not measured: no JDK 25 was named by `jdk25=` or `JAVA25_HOME`.\n";
        return new Section(
                """
                ### Threads

                ![threads](docs/benchmarks/%s)

                Each thread sends requests with 64 known tokens (HS256) to one filter, as fast as it can, on %d processors. Processor time is that of the whole
                process, the collector's included; wall time is what one thread waits for one request. *waited* counts how often a thread
                waited for a lock (by `ThreadInfo`, which does not know virtual threads), *seen waiting* how often one was found so by a look at it
                each millisecond. The last rows are a check of both: there is one lock around the filter.

                """.formatted(PICTURE, Runtime.getRuntime().availableProcessors()) + table.text() + absent,
                Map.of(PICTURE, chart.svg()));
    }

    private static List<Setup> setups(Optional<Path> jdk25) {
        String own = "JDK " + Runtime.version().feature();
        List<Setup> setups = new ArrayList<>();
        setups.add(new Setup("platform, " + own, JavaProcess.ownJdk(), Workers.PLATFORM, false));
        jdk25.ifPresent(home -> {
            setups.add(new Setup("platform, JDK 25", home, Workers.PLATFORM, false));
            setups.add(new Setup("virtual, JDK 25", home, Workers.VIRTUAL, false));
        });
        setups.add(new Setup(LOCKED + ", platform, " + own, JavaProcess.ownJdk(), Workers.PLATFORM, true));
        jdk25.ifPresent(home -> setups.add(new Setup(LOCKED + ", virtual, JDK 25", home, Workers.VIRTUAL, true)));
        return setups;
    }

    private static List<Visit> run(Setup setup, Arguments given) throws IOException {
        List<Integer> threads = setup.locked() ? List.of(1, 64) : THREADS;
        return run(setup, threads, given.number("rounds", 3), given.has("brief"));
    }

    static double waitsInAMillion(int threads, boolean brief) throws IOException {
        Setup setup = new Setup("", JavaProcess.ownJdk(), Workers.PLATFORM, false);
        Visit visit = run(setup, List.of(threads), 1, brief).get(0);
        return visit.blocked() * 1e6 / visit.operations();
    }

    private static List<Visit> run(Setup setup, List<Integer> threads, int rounds, boolean brief) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "kind=" + setup.kind(),
                "threads=" + threads.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "rounds=" + rounds,
                "millis=" + (brief ? 50 : 1_000)));
        if (setup.locked()) {
            args.add("locked");
        }
        return JavaProcess.run(setup.jdk(), ThreadProbe.class, args).stream()
                .map(Visit::parse)
                .toList();
    }
}
