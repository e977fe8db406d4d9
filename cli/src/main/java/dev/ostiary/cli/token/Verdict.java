package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.Columns;
import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.verify.ExplainedStep;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.TokenExplanation;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a token, for people and for programs. Immutable.
 *
 * @param explanation what was looked at
 * @param keyFault why keys could not be fetched
 */
record Verdict(TokenExplanation explanation, Optional<String> keyFault) {

    Answer answer() {
        Verification result = explanation.examination().verification();
        return result.fold(this::verified, this::refused, retryAfter -> unavailable((Verification.Unavailable) result));
    }

    private Answer verified(VerifiedJwt jwt) {
        Map<String, @Nullable Object> members = members("verified");
        members.put("sub", jwt.subject().orElse(null));
        members.put("iss", jwt.issuer().orElse(null));
        members.put("alg", jwt.algorithm().headerName());
        members.put("expires_at", jwt.expiresAt().toString());
        members.put("steps", steps());
        List<String> lines = new ArrayList<>(table());
        lines.add("=> verified, good until " + jwt.expiresAt());
        return Answer.ok(lines, members);
    }

    private Answer refused(RejectionReason reason) {
        return answer("rejected", reason, Optional.empty());
    }

    private Answer unavailable(Verification.Unavailable outage) {
        return answer("unavailable", outage.reason(), keyFault);
    }

    private Answer answer(String verdict, RejectionReason reason, Optional<String> detail) {
        Map<String, @Nullable Object> members = members(verdict);
        members.put("code", reason.code());
        members.put("description", reason.description());
        members.put("remedy", reason.remedy());
        members.put("detail", detail.orElse(null));
        members.put("steps", steps());
        List<String> lines = new ArrayList<>(table());
        lines.add("=> " + verdict + " " + reason.code() + ": " + reason.description());
        detail.ifPresent(text -> lines.add("   " + text));
        lines.add("   " + reason.remedy());
        return new Answer(ExitCode.REFUSED, lines, members);
    }

    private static Map<String, @Nullable Object> members(String verdict) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("verdict", verdict);
        return members;
    }

    private List<String> table() {
        Columns table = new Columns();
        for (ExplainedStep step : explanation.steps()) {
            table.row(
                    step.passed() ? "ok" : "FAIL",
                    step.step().label(),
                    "found: " + step.found() + "; expected: " + step.expected());
        }
        return table.lines();
    }

    private List<Map<String, Object>> steps() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (ExplainedStep step : explanation.steps()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", step.step().label());
            members.put("expected", step.expected());
            members.put("found", step.found());
            members.put("passed", step.passed());
            steps.add(members);
        }
        return steps;
    }
}
