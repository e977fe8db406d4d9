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
 * <p>Outages and what report-only mode would have refused are warnings, all else is information; each level has a budget of its
 * own, so that nobody can hide an outage behind bad tokens.
 */
final class RefusalLog {
    static final int BURST = 50;
    static final Duration PER_LINE = Duration.ofMillis(200);

    private final System.Logger log;
    private final LineBudget information;
    private final LineBudget warnings;

    RefusalLog(System.Logger log, InstantSource clock) {
        this.log = log;
        this.information = new LineBudget(BURST, PER_LINE, clock);
        this.warnings = new LineBudget(BURST, PER_LINE, clock);
    }

    void write(AuthEvent event, RejectionReason reason) {
        boolean warning = reason.category() == Category.UNAVAILABLE || event.outcome() == AuthOutcome.WOULD_BE_REFUSED;
        System.Logger.Level level = warning ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
        if (!log.isLoggable(level)) {
            return;
        }
        OptionalLong heldBack = (warning ? warnings : information).take();
        if (heldBack.isPresent()) {
            tellHeldBack(level, heldBack.getAsLong());
            log.log(level, line(event, reason));
        }
    }

    /** Tells of what is held back still. */
    void close() {
        tellHeldBack(System.Logger.Level.WARNING, warnings.drain());
        tellHeldBack(System.Logger.Level.INFO, information.drain());
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
