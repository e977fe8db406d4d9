package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Chart;
import dev.ostiary.benchmarks.Median;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long the filter takes to start in a process that has done nothing before. */
final class StartUp implements Part {
    private static final String PICTURE = "scale-start.svg";
    private static final int PROCESSES_A_ROUND = 5;

    /** Milliseconds of one start: on the wall and of all processors, of the start and of the first request. */
    private record Start(double wall, double processor, double firstWall, double firstProcessor) {
        static Start parse(String line) {
            double[] figures = Stream.of(line.split(" ", 4))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Start(figures[0] / 1e6, figures[1] / 1e6, figures[2] / 1e6, figures[3] / 1e6);
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Section measure(Arguments given) throws IOException, GeneralSecurityException {
        int processes = given.has("brief") ? 1 : PROCESSES_A_ROUND * given.number("rounds", 3);
        Map<StartProbe.Setup, List<Start>> starts = new EnumMap<>(StartProbe.Setup.class);
        for (int i = 0; i < processes; i++) {
            for (StartProbe.Setup setup : StartProbe.Setup.values()) {
                List<String> lines = JavaProcess.run(JavaProcess.ownJdk(), StartProbe.class, setup.arguments());
                starts.computeIfAbsent(setup, first -> new ArrayList<>()).add(Start.parse(lines.get(0)));
            }
        }
        Chart chart = new Chart("Start of the filter, ms", " ms");
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                ### Start-up

                ![start](docs/benchmarks/%s)

                `AuthFilter.init` in a fresh process, with all classes still to be loaded, and the first request after it: medians of %d processes.
                The start of the JVM itself is not in it. There are ten rules and no sessions but where the row says so, and HS256 there.

                | | init ms | spread | processor ms | first request ms | processor ms |
                |---|---|---|---|---|---|
                """, PICTURE, processes));
        starts.forEach((setup, all) -> {
            text.append(row(setup.text(), all));
            chart.add("ostiary, " + setup.text(), median(all, Start::wall));
        });
        return new Section(text.toString(), Map.of(PICTURE, chart.svg()));
    }

    private static String row(String setup, List<Start> all) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %s | %.0f | %.0f | %.0f |%n",
                setup,
                median(all, Start::wall),
                Median.shownSpread(all.stream().map(Start::wall).toList()),
                median(all, Start::processor),
                median(all, Start::firstWall),
                median(all, Start::firstProcessor));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Median.of(starts.stream().map(figure::applyAsDouble).toList());
    }
}
