package dev.ostiary.benchmarks.server;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** One guarded server with a token that it lets in, to be loaded again and again. */
public final class GuardUnderLoad implements AutoCloseable {
    private static final int CONNECTIONS = 32;

    private final ServerProcess server;
    private final String token;
    private final Duration duration;

    private GuardUnderLoad(ServerProcess server, String token, Duration duration) {
        this.server = server;
        this.token = token;
        this.duration = duration;
    }

    /**
     * Starts the server and warms it up.
     *
     * @param guard NONE, OSTIARY, OSTIARY_WITHOUT_CACHE, SPRING_SECURITY or PAC4J
     * @param algorithm HS256, RS256 or ES256
     * @param brief whether it is only to be seen that it works
     * @return a server to be closed
     * @throws GeneralSecurityException if the platform lacks the algorithm
     */
    public static GuardUnderLoad start(String guard, JwsAlgorithm algorithm, boolean brief)
            throws GeneralSecurityException {
        Sample sample = Sample.of(algorithm);
        Verification demanded =
                new Verification(algorithm, Base64Url.encode(sample.key().getEncoded()));
        ServerProcess server = ServerProcess.start(Guard.valueOf(guard), demanded);
        if (!brief) {
            LoadTest.warmUp(server, sample.token());
        }
        return new GuardUnderLoad(server, sample.token(), Duration.ofMillis(brief ? 200 : 2_000));
    }

    /**
     * Loads it for a moment.
     *
     * @return nanoseconds between two answers, of all connections together
     */
    public double nanosARequest() {
        return 1e9 / Run.of(server, token, CONNECTIONS, duration).perSecond();
    }

    @Override
    public void close() {
        server.close();
    }
}
