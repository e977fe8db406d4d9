package dev.ostiary.benchmarks.session;

import dev.ostiary.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A page with a known access token, of this build and of another one: both in one process, in short turns, so that what disturbs one
 * disturbs the other. Processor time is that of the threads that serve it. Used by one thread.
 */
final class SideBySide {
    private static final int ALONE = 20_000;
    private static final int ASKED = 2_000;

    /** What one turn took for one request. */
    record Turn(double nanos, double bytes) {}

    /** Some requests. */
    interface Work {
        void run(int times) throws Exception;
    }

    private final List<Turn> now = new ArrayList<>();
    private final List<Turn> before = new ArrayList<>();

    private SideBySide() {}

    /** The filters alone. */
    static SideBySide alone(GuardedPage now, GuardedPage before, int rounds) throws Exception {
        SideBySide turns = new SideBySide();
        turns.take(new Side(now::letIn, Threads.self()), new Side(before::letIn, Threads.self()), ALONE, rounds);
        return turns;
    }

    /** Whole requests on Jetty. */
    static SideBySide asked(GuardedPage now, GuardedPage before, int rounds) throws Exception {
        SideBySide turns = new SideBySide();
        turns.take(new Side(now::ask, of(now)), new Side(before::ask, of(before)), ASKED, rounds);
        return turns;
    }

    private static Threads of(GuardedPage page) {
        return Threads.whose(thread -> thread.getName().startsWith(page.threads()));
    }

    private record Side(Work work, Threads threads) {
        Turn turn(int times) throws Exception {
            Threads.Usage before = threads.usage();
            work.run(times);
            Threads.Usage after = threads.usage();
            return new Turn(
                    (double) (after.nanos() - before.nanos()) / times,
                    (double) (after.bytes() - before.bytes()) / times);
        }
    }

    /** Who begins changes from round to round. A third more comes first, until the compiler has done its work. */
    private void take(Side ofNow, Side ofBefore, int times, int rounds) throws Exception {
        for (int round = -rounds / 3; round < rounds; round++) {
            boolean swapped = round % 2 != 0;
            Turn first = (swapped ? ofBefore : ofNow).turn(times);
            Turn second = (swapped ? ofNow : ofBefore).turn(times);
            if (round >= 0) {
                now.add(swapped ? second : first);
                before.add(swapped ? first : second);
            }
        }
    }

    /** How much more it takes now: the median of the rounds, each of which met one noise. */
    double ratio() {
        return Median.of(ratios());
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            ratios.add(now.get(i).nanos() / before.get(i).nanos());
        }
        return ratios;
    }

    /** A row of a table. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
                name,
                ratio(),
                Median.of(now.stream().map(Turn::nanos).toList()),
                Median.of(before.stream().map(Turn::nanos).toList()),
                Median.of(now.stream().map(Turn::bytes).toList()),
                Median.of(before.stream().map(Turn::bytes).toList()));
    }
}
