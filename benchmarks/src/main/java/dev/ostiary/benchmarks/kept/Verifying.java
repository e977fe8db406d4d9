package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** The verifier of whichever build it is linked with; it asks for nothing that older builds do not have. */
public final class Verifying implements Side {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final JwtVerifier verifier;

    /** So that no result is without use. */
    private @Nullable Object last;

    /**
     * Makes one.
     *
     * @param secret verifies
     * @param most how many tokens are kept; 0 for none
     */
    public Verifying(byte[] secret, int most) {
        JwtVerifier plain = JwtVerifier.builder()
                .keys(StaticKeys.of(HmacSecret.ofBytes(secret).verificationKey()))
                .issuer(Sample.ISSUER)
                .audience(KeptSample.AUDIENCE)
                .build();
        this.verifier = most == 0 ? plain : plain.withTokenCache(most);
    }

    @Override
    public void keep(String... tokens) {
        for (String token : tokens) {
            last = verifier.verify(Sample.copy(token)).orElseThrow();
        }
    }

    @Override
    public double nanosEach(String[] tokens, int from, int times) {
        int next = from;
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            last = verifier.verify(tokens[next]).orElseThrow();
            next = next + 1 == tokens.length ? 0 : next + 1;
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - before) / times;
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "Verifying[" + (last == null ? "nothing yet" : "some") + "]";
    }
}
