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

/**
 * Tokens that were verified before, one after another in no order, beside a map that never forgets and asks nothing. The text that is
 * asked for is another object than the one that is kept, as in a request that has just come in, so all of it is compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
    /** How many there are. */
    @Param({"1", "10000"})
    public int tokens;

    private double bytesAnEntry;
    private String[] sent = {};
    private int next;
    private JwtVerifier verifier = verifier(Sample.secret());
    private final Map<String, String> map = new ConcurrentHashMap<>();

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
        String[] kept = new String[tokens];
        long before = Retained.heapInUse();
        for (int i = 0; i < tokens; i++) {
            kept[i] = Sample.copy(sent[i]);
            verifier.verify(kept[i]).orElseThrow();
        }
        bytesAnEntry = (double) (Retained.heapInUse() - before) / tokens;
        for (String token : kept) {
            map.put(token, token);
        }
        Collections.shuffle(Arrays.asList(sent), new Random(tokens));
    }

    /**
     * A hit in the cache of verified tokens.
     *
     * @param time counts it
     * @param heap tells what the entries take
     * @return what is known of the token
     */
    @Benchmark
    public Object cached(CpuTime time, Retained heap) {
        time.count();
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
        time.count();
        return map.getOrDefault(another(), "");
    }

    /** Its text included, which is kept apart from that of the request. */
    double bytesAnEntry() {
        return bytesAnEntry;
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
