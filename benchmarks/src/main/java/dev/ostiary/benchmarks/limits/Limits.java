package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Machine;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Checks {@linkplain Bounds each bound} within one run, and ends with 1 if one is broken.
 *
 * <p>All subjects take turns, and medians of the rounds count. What looks broken is measured for as many rounds more before it is
 * called so, or a noise of the machine could break it.
 *
 * <pre>{@code
 * mvn -q -Plimits -pl benchmarks -am
 * mvn -q -Plimits -pl benchmarks -am -Dargs="rounds=9 bounds=HS256_TO_LIMIT,RULES"
 * }</pre>
 */
public final class Limits {
    private static final int ROUNDS = 5;

    private Limits() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=5}, {@code bounds=...} (default all), {@code brief}: only to see that it works
     * @throws RunnerException if a fork fails
     * @throws IOException if a process fails
     * @throws GeneralSecurityException if no token can be made
     */
    public static void main(String... args) throws RunnerException, IOException, GeneralSecurityException {
        Arguments given = Command.LIMITS.arguments(args);
        List<Bound> bounds = bounds(given.names("bounds"));
        int rounds = given.number("rounds", ROUNDS);
        Rounds measured = new Rounds();
        measure(bounds, rounds, given.has("brief"), measured);
        List<Bound> doubtful = broken(bounds, measured);
        if (!doubtful.isEmpty()) {
            System.out.println("Measured once more: " + names(doubtful));
            measure(doubtful, rounds, given.has("brief"), measured);
        }
        bounds.forEach(bound -> System.out.println(Verdict.of(bound, measured).line()));
        List<Bound> broken = broken(bounds, measured);
        if (!broken.isEmpty()) {
            System.out.println("Broken: " + names(broken));
            System.exit(1);
        }
    }

    private static List<Bound> bounds(List<String> names) {
        if (!Bounds.ALL.stream().map(Bound::name).toList().containsAll(names)) {
            throw new IllegalArgumentException("bounds: expected some of "
                    + Bounds.ALL.stream().map(Bound::name).toList());
        }
        List<Bound> wanted = Bounds.ALL.stream()
                .filter(bound -> names.isEmpty() || names.contains(bound.name()))
                .toList();
        wanted.stream()
                .filter(bound -> !fits(bound))
                .forEach(bound ->
                        System.out.println(bound.text() + ": not checked, this machine has too little memory"));
        wanted.stream()
                .filter(bound -> !isWhole(bound))
                .forEach(bound -> System.out.println(bound.text()
                        + ": not checked, OSTIARY_BENCHMARKS_BEFORE names no class path of another build"));
        return wanted.stream().filter(Limits::fits).filter(Limits::isWhole).toList();
    }

    /** A quarter is left to everything else. */
    private static boolean fits(Bound bound) {
        return bound.subjects().allMatch(subject -> subject.megabytes() < Machine.megabytes() * 3 / 4);
    }

    private static boolean isWhole(Bound bound) {
        return bound.subjects().allMatch(Subject::canBeMeasured);
    }

    private static String names(List<Bound> bounds) {
        return bounds.stream().map(Bound::name).collect(Collectors.joining(", "));
    }

    private static List<Bound> broken(List<Bound> bounds, Rounds measured) {
        return bounds.stream()
                .filter(bound -> !Verdict.of(bound, measured).isKept())
                .toList();
    }

    private static void measure(List<Bound> bounds, int rounds, boolean brief, Rounds measured)
            throws RunnerException, IOException, GeneralSecurityException {
        Set<Subject> subjects = new LinkedHashSet<>();
        bounds.stream().flatMap(Bound::subjects).forEach(subjects::add);
        Map<Subject, Subject.Meter> meters = new LinkedHashMap<>();
        try {
            for (Subject subject : subjects) {
                meters.put(subject, subject.open(brief));
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<Subject, Subject.Meter> meter : meters.entrySet()) {
                    measured.add(meter.getKey(), meter.getValue().measure());
                }
            }
        } finally {
            meters.values().forEach(Subject.Meter::close);
        }
    }
}
