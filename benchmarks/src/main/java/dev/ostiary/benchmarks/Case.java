package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One library with one algorithm.
 *
 * @param algorithm by which the token is signed
 * @param stack the library
 */
record Case(JwsAlgorithm algorithm, Stack stack) {
    private static final String BYTES = "gc.alloc.rate.norm";

    /**
     * One fork: three seconds to warm up, then five iterations of half a second, of which the middle counts. Compilation
     * does not run beside them: on a busy machine it would not be over when they begin.
     */
    Cost measure() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(VerificationBenchmark.class.getName() + ".verify$")
                .param("algorithm", algorithm.name())
                .param("stack", stack.name())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Xbatch")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return cost(new Runner(options).run());
    }

    private static Cost cost(Collection<RunResult> results) {
        List<Cost> iterations = results.stream()
                .flatMap(run -> run.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(Case::cost)
                .toList();
        return Cost.median(iterations);
    }

    private static Cost cost(IterationResult iteration) {
        return new Cost(score(iteration, CpuTime.NANOS), score(iteration, BYTES));
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
