package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.CpuTime;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.benchmarks.StubRequest;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.verify.JwtVerifier;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** One token of each of several issuers, in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IssuersBenchmark {
    /** How many there are. */
    @Param("1")
    public int issuers;

    private final HttpServletResponse response = StubRequest.unsupported(HttpServletResponse.class);
    private final FilterChain application =
            (request, answer) -> user = ((HttpServletRequest) request).getUserPrincipal();
    private final List<Sample> samples = new ArrayList<>();
    private final List<StubRequest> requests = new ArrayList<>();
    private @Nullable JwtVerifier verifier;
    private @Nullable JwtVerifier cached;
    private AuthFilter filter = new AuthFilter();
    private @Nullable Object user;
    private int next;

    /**
     * Makes tokens, verifiers and the filter.
     *
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    @Setup
    public void set() throws GeneralSecurityException {
        for (int i = 0; i < issuers; i++) {
            samples.add(Sample.ofIssuer(issuer(i)));
        }
        List<JwtVerifier> parts = IntStream.range(0, issuers)
                .mapToObj(i -> JwtVerifier.builder()
                        .keys(samples.get(i).keys())
                        .issuer(issuer(i))
                        .audience(Sample.AUDIENCE)
                        .build())
                .toList();
        JwtVerifier any = JwtVerifier.anyOf(parts);
        verifier = any;
        JwtVerifier knowing = any.withTokenCache(10_000);
        samples.forEach(sample -> knowing.verify(Sample.copy(sample.token())).orElseThrow());
        cached = knowing;
        filter = filter();
        for (Sample sample : samples) {
            requests.add(new StubRequest(
                    "/orders/17", Map.of("authorization", "Bearer " + sample.token(), "accept", "*/*")));
        }
    }

    private AuthFilter filter() {
        AuthFilterBuilder builder = AuthFilter.builder()
                .audience(Sample.AUDIENCE)
                .set(
                        "issuers",
                        IntStream.range(0, issuers).mapToObj(i -> "i" + i).collect(Collectors.joining(", ")));
        for (int i = 0; i < issuers; i++) {
            builder.set("issuers.i" + i + ".issuer", issuer(i))
                    .set(
                            "issuers.i" + i + ".secret",
                            "base64url:" + Base64Url.encode(samples.get(i).key().getEncoded()));
        }
        return builder.build();
    }

    /** Ends it. */
    @TearDown
    public void close() {
        filter.destroy();
    }

    /**
     * A verification.
     *
     * @param time counts it
     * @return what is known of the token
     */
    @Benchmark
    public Object verify(CpuTime time) {
        time.count();
        return Objects.requireNonNull(verifier)
                .verify(samples.get(another()).token())
                .orElseThrow();
    }

    /**
     * A hit in the cache.
     *
     * @param time counts it
     * @return what is known of the token
     */
    @Benchmark
    public Object hit(CpuTime time) {
        time.count();
        return Objects.requireNonNull(cached)
                .verify(samples.get(another()).token())
                .orElseThrow();
    }

    /**
     * A request to the filter.
     *
     * @param time counts it
     * @return its user
     * @throws IOException never
     * @throws ServletException never
     */
    @Benchmark
    public @Nullable Object letIn(CpuTime time) throws IOException, ServletException {
        time.count();
        StubRequest request = requests.get(another());
        request.recycle();
        filter.doFilter(request, response, application);
        return user;
    }

    private int another() {
        next = next + 1 == issuers ? 0 : next + 1;
        return next;
    }

    private static String issuer(int number) {
        return Sample.ISSUER + "/" + number;
    }
}
