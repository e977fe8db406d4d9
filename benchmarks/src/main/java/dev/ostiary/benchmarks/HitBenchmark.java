package dev.ostiary.benchmarks;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens that were verified before, one after another in no order, beside a map that never forgets and asks nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
    /** How many there are. */
    @Param({"1", "10000"})
    public int tokens;

    private String[] sent = {};
    private int next;
    private JwtVerifier verifier = verifier(Sample.secret());
    private final Map<String, Object> map = new ConcurrentHashMap<>();

    /**
     * Verifies each token once.
     *
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    @Setup
    public void set() throws GeneralSecurityException {
        SecretKey secret = Sample.secret();
        verifier = verifier(secret).withTokenCache(2 * tokens);
        sent = Sample.tokens(secret, tokens);
        for (String token : sent) {
            map.put(token, verifier.verify(token).orElseThrow());
        }
        Collections.shuffle(Arrays.asList(sent), new Random(tokens));
    }

    /**
     * A hit in the cache of verified tokens.
     *
     * @param time counts it
     * @return what is known of the token
     */
    @Benchmark
    public Object cached(CpuTime time) {
        time.operations++;
        return verifier.verify(another()).orElseThrow();
    }

    /**
     * The same text in a map whose hashes are all computed already, which is never so for a text that has just come in.
     *
     * @param time counts it
     * @return what is known of the token
     */
    @Benchmark
    public Object mapped(CpuTime time) {
        time.operations++;
        return map.getOrDefault(another(), "");
    }

    private String another() {
        next = next + 1 == sent.length ? 0 : next + 1;
        return sent[next];
    }

    private static JwtVerifier verifier(SecretKey secret) {
        return JwtVerifier.builder()
                .keys(StaticKeys.of(HmacSecret.ofBytes(secret.getEncoded()).verificationKey()))
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .build();
    }
}
