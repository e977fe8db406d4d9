package dev.ostiary.servlet.event;

import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.RejectionReason.Category;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One log line a refusal, but no flood of them. Thread-safe.
 *
 * <p>Outages and what report-only mode would have refused are warnings, all else is information; each of the three has a budget
 * of its own, so that nobody can hide an outage behind bad tokens, in report-only mode neither.
 */
final class RefusalLog {
    static final int BURST = 50;
    static final Duration PER_LINE = Duration.ofMillis(200);

    private final System.Logger log;
    private final LineBudget refused;
    private final LineBudget onlyReported;
    private final LineBudget outages;

    RefusalLog(System.Logger log, InstantSource clock) {
        this.log = log;
        this.refused = new LineBudget(BURST, PER_LINE, clock);
        this.onlyReported = new LineBudget(BURST, PER_LINE, clock);
        this.outages = new LineBudget(BURST, PER_LINE, clock);
    }

    void write(AuthEvent event, RejectionReason reason) {
        LineBudget budget = budget(event, reason);
        System.Logger.Level level = budget == refused ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
        if (!log.isLoggable(level)) {
            return;
        }
        OptionalLong heldBack = budget.take();
        if (heldBack.isPresent()) {
            tellHeldBack(level, heldBack.getAsLong());
            log.log(level, line(event, reason));
        }
    }

    /** Tells of what is held back still. */
    void close() {
        tellHeldBack(System.Logger.Level.WARNING, outages.drain() + onlyReported.drain());
        tellHeldBack(System.Logger.Level.INFO, refused.drain());
    }

    private LineBudget budget(AuthEvent event, RejectionReason reason) {
        if (reason.category() == Category.UNAVAILABLE) {
            return outages;
        }
        return event.outcome() == AuthOutcome.WOULD_BE_REFUSED ? onlyReported : refused;
    }

    private void tellHeldBack(System.Logger.Level level, long lines) {
        if (lines > 0) {
            log.log(level, lines + " refusals not logged, because there were too many at once");
        }
    }

    private static String line(AuthEvent event, RejectionReason reason) {
        String refused = event.outcome() == AuthOutcome.WOULD_BE_REFUSED ? "Would have been refused" : "Refused";
        StringBuilder line = new StringBuilder(refused).append(": code=").append(reason.code());
        line.append(" method=").append(event.method()).append(" path=").append(event.path());
        line.append(" rule=\"").append(event.rule()).append('"');
        event.carrier()
                .ifPresent(carrier ->
                        line.append(" carrier=").append(carrier.name().toLowerCase(Locale.ROOT)));
        event.supportId().ifPresent(id -> line.append(" support_id=").append(id));
        return line.append(". ").append(reason.remedy()).toString();
    }
}
