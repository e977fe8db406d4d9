package dev.ostiary.key;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the log and a listener what came of a refresh. The log has one line for each change of state,
 * and for each reason of a failure that it has not named since; the listener gets everything.
 *
 * <p>A line names the issuer or the URL, which are configuration, and nothing that was received.
 */
final class JwksReporter {
    private static final System.Logger LOG = System.getLogger(RemoteJwks.class.getName());

    private final String source;
    private final JwksListener listener;
    private final AtomicReference<JwksState> reported = new AtomicReference<>(JwksState.EMPTY);
    private final Set<JwksFault> loggedFaults = ConcurrentHashMap.newKeySet();

    JwksReporter(String source, JwksListener listener) {
        this.source = source;
        this.listener = listener;
    }

    void report(Memory before, Memory after, Instant now) {
        JwksStatus status = after.statusAt(now);
        JwksState to = status.state();
        JwksState from = reported.getAndSet(to);
        if (status.lastFault().isPresent()) {
            JwksFault fault = status.lastFault().get();
            if (from != to) {
                loggedFaults.clear();
            }
            if (loggedFaults.add(fault)) {
                LOG.log(
                        Level.WARNING,
                        "Keys of {0} not refreshed: {1}; {2}",
                        source,
                        fault.description(),
                        outlook(status));
            }
            tell(new JwksEvent.RefreshFailed(fault, after.retryAfter(now)));
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
        if (!status.skipped().isEmpty() && !status.skipped().equals(known)) {
            LOG.log(Level.WARNING, "Keys of {0}: entries skipped: {1}", source, JwkSet.inShort(status.skipped()));
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
