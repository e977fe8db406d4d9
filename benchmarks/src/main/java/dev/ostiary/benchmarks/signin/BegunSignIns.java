package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.CountedStore;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is left of sign-ins that were begun and of which nobody came back.
 *
 * @param bytes of heap that each keeps
 * @param calls of the store, all together
 */
record BegunSignIns(double bytes, double calls) {
    /** What is made once is there after these. */
    private static final int FIRST = 2_000;

    /**
     * Begins some. Nothing goes over a network but the provider's metadata, once.
     *
     * @param signIns so many are measured
     */
    static BegunSignIns measure(int signIns) throws IOException, ServletException {
        try (ProviderProcess provider = ProviderProcess.start();
                CountedStore store = new CountedStore()) {
            Map<String, String> settings = provider.settings();
            AuthFilter filter = AuthFilter.builder()
                    .issuer(Objects.requireNonNull(settings.get("issuer")))
                    .clientId(Objects.requireNonNull(settings.get("client-id")))
                    .clientSecret(Objects.requireNonNull(settings.get("client-secret")))
                    .sessions(sessions -> sessions.store(store.store()))
                    .build();
            try {
                begin(filter, FIRST);
                var unused = store.take();
                long before = heapInUse();
                begin(filter, signIns);
                return new BegunSignIns((double) (heapInUse() - before) / signIns, store.take());
            } finally {
                filter.destroy();
            }
        }
    }

    private static void begin(AuthFilter filter, int times) throws IOException, ServletException {
        Function<String, Begun> requests = Begun.requests();
        for (int i = 0; i < times; i++) {
            Departing departing = new Departing();
            filter.doFilter(requests.apply("return_to=%2Forders%2F" + i), departing, (request, response) -> {
                throw new ServletException("the filter has not answered by itself");
            });
            if (!departing.hasLeft()) {
                throw new ServletException("the filter has sent nobody to the provider");
            }
        }
    }

    /** What is in use after all that is not was collected. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
