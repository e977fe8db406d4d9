package dev.ostiary.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark with its parameters, to be measured by JMH in a process of its own. Immutable.
 *
 * @param benchmark the class
 * @param method of the class
 * @param parameters the values of its {@code @Param} fields
 * @param megabytes of heap
 * @param brief whether it is only to be seen that it works
 */
public record Fork(Class<?> benchmark, String method, Map<String, String> parameters, int megabytes, boolean brief) {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final int USUAL_MEGABYTES = 512;
    private static final int BYTES_A_MEGABYTE = 1 << 20;

    /**
     * Takes its parts.
     *
     * @param benchmark the class
     * @param method of the class
     * @param parameters copied
     * @param megabytes of heap
     * @param brief whether it is only to be seen that it works
     */
    public Fork {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A benchmark with the usual heap and without parameters.
     *
     * @param benchmark the class
     * @param method of the class
     * @return the fork
     */
    public static Fork of(Class<?> benchmark, String method) {
        return new Fork(benchmark, method, Map.of(), USUAL_MEGABYTES, false);
    }

    /**
     * The same with one parameter more.
     *
     * @param name of the field
     * @param value its value
     * @return the fork
     */
    public Fork with(String name, Object value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(name, value.toString());
        return new Fork(benchmark, method, all, megabytes, brief);
    }

    /**
     * The same with more heap than usual.
     *
     * @param entries that are kept
     * @param bytesEach what each takes at most
     * @return the fork
     */
    public Fork withHeapFor(int entries, long bytesEach) {
        long more = entries * bytesEach / BYTES_A_MEGABYTE;
        return new Fork(benchmark, method, parameters, USUAL_MEGABYTES + (int) more, brief);
    }

    /**
     * The same, so short that its figures mean nothing.
     *
     * @param soBrief whether it is to be
     * @return the fork
     */
    public Fork briefly(boolean soBrief) {
        return new Fork(benchmark, method, parameters, megabytes, soBrief);
    }

    /**
     * Measures: three seconds to warm up, then five iterations of half a second, of which the middle counts. Compilation does
     * not run beside them: on a busy machine it would not be over when they begin.
     *
     * @return the median of the iterations
     * @throws RunnerException if the process fails
     */
    public Cost measure() throws RunnerException {
        String heap = megabytes + "m";
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .warmupIterations(brief ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(brief ? 200 : 1_000))
                .measurementIterations(brief ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(brief ? 100 : 500))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms" + heap, "-Xmx" + heap, "-XX:+UseSerialGC", "-Xbatch")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return cost(new Runner(options.build()).run());
    }

    private static Cost cost(Collection<RunResult> results) {
        List<Cost> iterations = results.stream()
                .flatMap(run -> run.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(Fork::cost)
                .toList();
        return Cost.median(iterations);
    }

    private static Cost cost(IterationResult iteration) {
        return new Cost(score(iteration, CpuTime.NANOS), score(iteration, BYTES), score(iteration, Retained.BYTES));
    }

    @SuppressWarnings("rawtypes") // of JMH's own signature
    private static double score(IterationResult iteration, String name) {
        return iteration.getSecondaryResults().entrySet().stream()
                .filter(result -> result.getKey().endsWith(name))
                .mapToDouble(result -> result.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
