package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.Filter;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * A process in which ever more threads send requests with known tokens to one filter. It prints a {@link Visit} for each number of threads
 * in each round.
 */
public final class ThreadProbe {
    private static final int TOKENS = 64;

    private ThreadProbe() {}

    /**
     * Runs.
     *
     * @param args {@code kind=PLATFORM} or {@code VIRTUAL}, {@code threads=1,2}, {@code rounds=3}, {@code millis=500}, {@code locked}: with
     *     one lock around the filter
     * @throws Exception if a thread fails
     */
    public static void main(String... args) throws Exception {
        Arguments given = Arguments.of(Set.of("kind", "threads", "rounds", "millis", "locked"), args);
        Workers kind = Workers.valueOf(given.names("kind").get(0));
        List<Integer> threads = given.numbers("threads", List.of(1));
        Duration duration = Duration.ofMillis(given.number("millis", 500));
        SecretKey secret = Sample.secret();
        String[] tokens = Sample.tokens(secret, TOKENS);
        AuthFilter filter = filter(secret);
        Filter guarded = given.has("locked") ? locked(filter) : filter;
        for (int many : threads) {
            new Crowd(kind, many, guarded, tokens).visit(duration.multipliedBy(2));
        }
        for (int round = 0; round < given.number("rounds", 3); round++) {
            for (int many : threads) {
                System.out.println(
                        new Crowd(kind, many, guarded, tokens).visit(duration).line());
            }
        }
        filter.destroy();
    }

    private static AuthFilter filter(SecretKey secret) throws GeneralSecurityException {
        return AuthFilter.builder()
                .secret("base64url:" + Base64Url.encode(secret.getEncoded()))
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .build();
    }

    /** What it would be like with a lock that is held for a while: shows that waiting would be seen. */
    @SuppressWarnings("ThreadPriorityCheck") // whether another comes to it or not, the lock is held
    private static Filter locked(Filter filter) {
        Object lock = new Object();
        return (request, response, chain) -> {
            synchronized (lock) {
                filter.doFilter(request, response, chain);
                Thread.yield();
            }
        };
    }
}
