package dev.ostiary.session;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs one thing at fixed delays, by a time that passes when it is told to. */
final class ManualScheduler {
    private Runnable task = () -> {};
    private long nextMillis = Long.MAX_VALUE;
    private long delayMillis;
    private long nowMillis;

    ScheduledExecutorService executor() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                ScheduledExecutorService.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "scheduleWithFixedDelay" -> {
                        TimeUnit unit = (TimeUnit) arguments[3];
                        task = (Runnable) arguments[0];
                        nextMillis = nowMillis + unit.toMillis((Long) arguments[1]);
                        delayMillis = unit.toMillis((Long) arguments[2]);
                        yield null;
                    }
                    case "shutdownNow" -> List.of();
                    default -> throw new AssertionError(method);
                });
    }

    /** What is due runs at its time, the last moment included. */
    void passes(Duration time) {
        long until = nowMillis + time.toMillis();
        while (nextMillis <= until) {
            nowMillis = nextMillis;
            task.run();
            nextMillis = nowMillis + delayMillis;
        }
        nowMillis = until;
    }
}
