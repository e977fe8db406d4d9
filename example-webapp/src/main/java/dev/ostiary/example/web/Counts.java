package dev.ostiary.example.web;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Counts what the filter tells, since the start. The names come from closed lists, so no visitor can make more of them; nobody is named. A real
 * application has {@code AuthMeters} and Micrometer instead. Thread-safe.
 */
final class Counts {
    /** The rule under which the filter's events of signing out go. */
    private static final String SIGN_OUT = "sign-out";

    private final Map<String, LongAdder> decisions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder sessionsOpened = new LongAdder();
    private final LongAdder sessionsRenewed = new LongAdder();
    private final LongAdder sessionsEnded = new LongAdder();
    private final LongAdder keySetsFetched = new LongAdder();
    private final LongAdder keySetsFailed = new LongAdder();

    void decided(AuthEvent event) {
        add(decisions, event.outcome().code());
        event.reason().ifPresent(reason -> add(refusals, reason.code()));
        if (event.outcome() == AuthOutcome.SERVED && event.rule().equals(SIGN_OUT)) {
            sessionsEnded(1);
        }
    }

    void keys(JwksEvent event) {
        if (event instanceof JwksEvent.Refreshed) {
            keySetsFetched.increment();
        } else if (event instanceof JwksEvent.RefreshFailed) {
            keySetsFailed.increment();
        }
    }

    void sessionOpened() {
        sessionsOpened.increment();
    }

    void sessionRenewed() {
        sessionsRenewed.increment();
    }

    void sessionsEnded(int number) {
        sessionsEnded.add(number);
    }

    long of(AuthOutcome outcome) {
        LongAdder counted = decisions.get(outcome.code());
        return counted == null ? 0 : counted.sum();
    }

    /** By their codes, in the order of the alphabet. */
    Map<String, Long> refusals() {
        return refusals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum(), (one, other) -> one, TreeMap::new));
    }

    long opened() {
        return sessionsOpened.sum();
    }

    long renewed() {
        return sessionsRenewed.sum();
    }

    long ended() {
        return sessionsEnded.sum();
    }

    long fetched() {
        return keySetsFetched.sum();
    }

    long failed() {
        return keySetsFailed.sum();
    }

    private static void add(Map<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, first -> new LongAdder()).increment();
    }
}
