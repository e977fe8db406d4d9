package dev.ostiary.key;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and a listener what came of a refresh. The log has one line for each change of state,
 * and for each reason of a failure that it has not named since, 20 at most; the listener gets everything.
 *
 * <p>A line names the issuer and the URL without its query, and of what was received at most a status and the origin of a redirect.
 */
final class JwksReporter {
    private static final int MOST_REASONS = 20;
    private static final System.Logger LOG = System.getLogger(RemoteJwks.class.getName());

    private final String source;
    private final JwksListener listener;
    private final AtomicReference<JwksState> reported = new AtomicReference<>(JwksState.EMPTY);
    private final Set<String> loggedFaults = ConcurrentHashMap.newKeySet();

    JwksReporter(String source, JwksListener listener) {
        this.source = source;
        this.listener = listener;
    }

    void report(Memory before, Memory after, Instant now) {
        JwksStatus status = after.statusAt(now);
        JwksState to = status.state();
        JwksState from = reported.getAndSet(to);
        if (status.lastFault().isPresent()) {
            String detail = status.lastFaultDetail().orElseThrow();
            if (from != to) {
                loggedFaults.clear();
            }
            if (loggedFaults.size() < MOST_REASONS && loggedFaults.add(detail)) {
                LOG.log(Level.WARNING, "Keys of {0} not refreshed: {1}; {2}", source, detail, outlook(status));
            }
            tell(new JwksEvent.RefreshFailed(status.lastFault().get(), after.retryAfter(now), detail));
        } else {
            loggedFaults.clear();
            logSuccess(before, status);
            tell(new JwksEvent.Refreshed(status.keys(), status.skipped()));
        }
        if (from != to) {
            tell(new JwksEvent.StateChanged(from, to));
        }
    }

    private static String outlook(JwksStatus status) {
        return switch (status.state()) {
            case FRESH, STALE ->
                "those that are there serve until " + status.usableUntil().orElseThrow();
            case EXPIRED -> "those that are there are too old to serve, so no token can be verified";
            case EMPTY -> "there are none yet, so no token can be verified";
        };
    }

    private void logSuccess(Memory before, JwksStatus status) {
        if (before.snapshot() == null || before.attempts().isFailing()) {
            LOG.log(Level.INFO, "Keys of {0}: {1} fetched", source, status.keys());
        }
        List<String> known =
                before.snapshot() == null ? List.of() : before.snapshot().skipped();
        if (!status.skipped().equals(known)) {
            Map<Boolean, List<String>> usual =
                    status.skipped().stream().collect(Collectors.partitioningBy(JwkSet::isUsual));
            logSkipped(Level.WARNING, usual.get(false));
            logSkipped(Level.INFO, usual.get(true));
        }
    }

    private void logSkipped(Level level, @Nullable List<String> skipped) {
        if (skipped != null && !skipped.isEmpty()) {
            LOG.log(level, "Keys of {0}: entries skipped: {1}", source, JwkSet.inShort(skipped));
        }
    }

    private void tell(JwksEvent event) {
        try {
            listener.on(event);
        } catch (VirtualMachineError end) {
            throw end;
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.ERROR, "Listener {0} failed: {1}", listener.getClass(), fault.getClass());
        }
    }
}
