package dev.ostiary.servlet.event;

import dev.ostiary.servlet.release.Documentation;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.RejectionReason.Category;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One log line a refusal, but no flood of them. Thread-safe.
 *
 * <p>Outages and what report-only mode would have refused are warnings, all else is information. Each reason has a budget of its own,
 * and another one for what is only reported, so that a flood of one kind hides no other.
 */
final class RefusalLog {
    static final int BURST = 20;
    static final Duration PER_LINE = Duration.ofSeconds(1);

    private final System.Logger log;
    private final Documentation documentation;
    private final Set<RejectionReason> documented = ConcurrentHashMap.newKeySet();
    private final Map<RejectionReason, LineBudget> refused;
    private final Map<RejectionReason, LineBudget> onlyReported;

    RefusalLog(System.Logger log, InstantSource clock) {
        this(log, clock, Documentation.ofThisRelease());
    }

    RefusalLog(System.Logger log, InstantSource clock, Documentation documentation) {
        this.log = log;
        this.documentation = documentation;
        this.refused = budgets(clock);
        this.onlyReported = budgets(clock);
    }

    private static Map<RejectionReason, LineBudget> budgets(InstantSource clock) {
        Map<RejectionReason, LineBudget> budgets = new EnumMap<>(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            budgets.put(reason, new LineBudget(BURST, PER_LINE, clock));
        }
        return Collections.unmodifiableMap(budgets);
    }

    /** Whether a line may be written, and how many were held back before it; empty where none is to be. */
    OptionalLong take(AuthOutcome outcome, RejectionReason reason) {
        boolean reportOnly = outcome == AuthOutcome.WOULD_BE_REFUSED;
        return log.isLoggable(level(reason, reportOnly))
                ? Objects.requireNonNull((reportOnly ? onlyReported : refused).get(reason))
                        .take()
                : OptionalLong.empty();
    }

    /** Writes a line that was {@linkplain #take taken}. */
    void write(AuthEvent event, RejectionReason reason, long heldBack) {
        System.Logger.Level level = level(reason, event.outcome() == AuthOutcome.WOULD_BE_REFUSED);
        tellHeldBack(level, reason, heldBack);
        log.log(level, line(event, reason) + pointer(reason));
    }

    /** Tells of what is held back still. */
    void close() {
        onlyReported.forEach((reason, budget) -> tellHeldBack(level(reason, true), reason, budget.drain()));
        refused.forEach((reason, budget) -> tellHeldBack(level(reason, false), reason, budget.drain()));
    }

    private static System.Logger.Level level(RejectionReason reason, boolean reportOnly) {
        return reportOnly || reason.category() == Category.UNAVAILABLE
                ? System.Logger.Level.WARNING
                : System.Logger.Level.INFO;
    }

    private void tellHeldBack(System.Logger.Level level, RejectionReason reason, long lines) {
        if (lines > 0) {
            log.log(
                    level,
                    lines + " refusals with code=" + reason.code()
                            + " not logged, because there were too many at once");
        }
    }

    private String pointer(RejectionReason reason) {
        return documentation
                .entryOf(reason)
                .filter(entry -> documented.add(reason))
                .map(entry -> " More: " + entry)
                .orElse("");
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
