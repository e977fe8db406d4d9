package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Cost;
import dev.ostiary.benchmarks.Fork;
import dev.ostiary.benchmarks.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The processor time of one operation against a number. All sizes of all lines take turns.
 *
 * @param name by which the arguments name it
 * @param title of the section
 * @param text what is measured, as Markdown
 * @param counted what grows
 * @param sizes the numbers
 * @param lines the benchmark of each line at a size
 */
record Curve(
        String name,
        String title,
        String text,
        String counted,
        List<Integer> sizes,
        Map<String, IntFunction<Fork>> lines)
        implements Part {

    private record Point(String line, int size) {}

    @Override
    public Section measure(Arguments given) throws RunnerException {
        int most = given.number("most", Integer.MAX_VALUE);
        Map<Point, List<Cost>> measured = new LinkedHashMap<>();
        List<String> notMeasured = new ArrayList<>();
        for (int round = 0; round < given.number("rounds", 3); round++) {
            for (Map.Entry<String, IntFunction<Fork>> line : lines.entrySet()) {
                for (int size : sizes.stream().filter(each -> each <= most).toList()) {
                    Fork fork = line.getValue().apply(size).briefly(given.has("brief"));
                    if (fits(fork)) {
                        measured.computeIfAbsent(new Point(line.getKey(), size), first -> new ArrayList<>())
                                .add(fork.measure());
                    } else if (round == 0) {
                        notMeasured.add(String.format(
                                "%n%s with %,d: not measured, this machine has too little memory for %,d MB of heap.%n",
                                line.getKey(), size, fork.megabytes()));
                    }
                }
            }
        }
        CurveTable table = new CurveTable(this);
        measured.forEach((point, costs) -> table.add(point.line(), point.size(), costs));
        return new Section(table.text() + String.join("", notMeasured), Map.of(picture(), table.picture()));
    }

    String picture() {
        return "scale-" + name + ".svg";
    }

    /** A quarter is left to everything else. */
    private static boolean fits(Fork fork) {
        return fork.megabytes() < Machine.megabytes() * 3 / 4;
    }
}
