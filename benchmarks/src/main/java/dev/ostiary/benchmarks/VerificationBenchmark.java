package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One token, verified again and again, without any cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerificationBenchmark {
    /** A name of {@link Stack}. */
    @Param("OSTIARY")
    public String stack = "";

    /** A name of {@link JwsAlgorithm}. */
    @Param("HS256")
    public String algorithm = "";

    private String token = "";
    private TokenCheck check = same -> same;

    /**
     * Makes key and token, and sets the library up.
     *
     * @throws GeneralSecurityException if the platform lacks the algorithm
     */
    @Setup
    public void set() throws GeneralSecurityException {
        Sample sample = Sample.of(JwsAlgorithm.valueOf(algorithm));
        token = sample.token();
        check = Stack.valueOf(stack).set(sample);
    }

    /**
     * One verification.
     *
     * @param time counts it
     * @return what the library made of the token
     * @throws Exception if it is refused
     */
    @Benchmark
    public Object verify(CpuTime time) throws Exception {
        time.count();
        return check.check(token);
    }
}
