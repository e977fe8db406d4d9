package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The filter's own work on a request that it lets in, behind public paths and rules that the last one of decides. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {
    /** How many verified tokens are kept; 0 verifies each time. */
    @Param({"10000", "0"})
    public int cache;

    /** How many rules there are. */
    @Param({"10", "1000"})
    public int rules;

    /** Who sends the request. */
    @Param
    public Client client = Client.PROGRAM;

    private final HttpServletResponse response = StubRequest.unsupported(HttpServletResponse.class);
    private final FilterChain application = (request, answer) -> user = client.use((HttpServletRequest) request);
    private AuthFilter filter = new AuthFilter();
    private StubRequest request = client.request("/", "");
    private @Nullable Object user;

    /**
     * Builds filter and request.
     *
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    @Setup
    public void set() throws GeneralSecurityException {
        Sample sample = Sample.of(JwsAlgorithm.HS256);
        filter = AuthFilter.builder()
                .keys(sample.keys())
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .tokenCacheSize(cache)
                .publicPaths("/", "/assets/**", "/favicon.ico")
                .rules(IntStream.rangeClosed(1, rules)
                        .mapToObj(i -> "GET /part" + i + "/** = role(clerk, manager)")
                        .collect(Collectors.joining("\n")))
                .build();
        request = client.request("/part" + rules + "/orders/17", sample.token());
    }

    /** Ends it. */
    @TearDown
    public void close() {
        filter.destroy();
    }

    /**
     * One request.
     *
     * @param time counts it
     * @return its user
     * @throws IOException never
     * @throws ServletException never
     */
    @Benchmark
    public @Nullable Object letIn(CpuTime time) throws IOException, ServletException {
        time.count();
        request.recycle();
        filter.doFilter(request, response, application);
        return user;
    }
}
