package dev.ostiary.cli.config;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.verify.RejectionReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the filter has explained, for people and for programs. Immutable.
 *
 * @param explanation by the filter
 * @param keyFaults why keys could not be fetched
 * @param hasStore whether sessions are kept where nobody asked
 */
record ExplainedRequest(Explanation explanation, List<String> keyFaults, boolean hasStore) {
    private static final String NOT_ASKED =
            "the store of sessions was not asked: whether the token was revoked is not known";

    Answer answer() {
        boolean refused = explanation.outcome() == AuthOutcome.REFUSED;
        return new Answer(refused ? ExitCode.REFUSED : ExitCode.OK, lines(), members());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(explanation.toString().lines().toList());
        notes().forEach(note -> lines.add("   " + note));
        return lines;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (explanation
                .reason()
                .filter(RejectionReason.KEYS_UNAVAILABLE::equals)
                .isPresent()) {
            notes.addAll(keyFaults);
        }
        if (hasStore) {
            notes.add(NOT_ASKED);
        }
        return notes;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("outcome", explanation.outcome().code());
        members.put(
                "status",
                explanation.status().isPresent() ? explanation.status().getAsInt() : null);
        members.put("code", explanation.reason().map(RejectionReason::code).orElse(null));
        members.put("challenge", explanation.challenge().orElse(null));
        members.put("remedy", explanation.reason().map(RejectionReason::remedy).orElse(null));
        members.put("notes", notes());
        members.put(
                "steps",
                explanation.steps().stream().map(ExplainedRequest::members).toList());
        return members;
    }

    private static Map<String, Object> members(Explanation.Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", step.name());
        members.put("expected", step.expected());
        members.put("found", step.found());
        members.put("passed", step.passed());
        return members;
    }
}
