package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.server.GuardUnderLoad;
import dev.ostiary.key.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * A guarded servlet that 32 clients ask as fast as they can.
 *
 * @param guard by its name in the load test
 * @param algorithm by which the token is signed
 */
record LoadSubject(String guard, JwsAlgorithm algorithm) implements Subject {
    @Override
    public Meter open(boolean brief) throws GeneralSecurityException {
        GuardUnderLoad server = GuardUnderLoad.start(guard, algorithm, brief);
        return new Meter() {
            @Override
            public Map<Figure, Double> measure() {
                return Map.of(Figure.REQUEST_NANOS, server.nanosARequest());
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
