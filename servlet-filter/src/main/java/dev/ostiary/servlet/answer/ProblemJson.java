package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problem details (RFC 9457) about a refusal, of constants only. Immutable, thread-safe. */
final class ProblemJson {
    static final String MEDIA_TYPE = "application/problem+json";

    private final ErrorDetail errorDetail;

    ProblemJson(ErrorDetail errorDetail) {
        this.errorDetail = errorDetail;
    }

    byte[] of(Refusal refusal) {
        Grounds grounds = refusal.grounds();
        RejectionReason reason = refusal.reason();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", grounds.title());
        members.put("status", (long) grounds.status());
        grounds.error().ifPresent(error -> members.put("error", error));
        if (errorDetail != ErrorDetail.NONE) {
            members.put("code", reason.code());
        }
        if (errorDetail == ErrorDetail.FULL) {
            members.put("detail", reason.description() + ". " + reason.remedy());
        }
        refusal.maxAge().ifPresent(age -> members.put("max_age", age.toSeconds()));
        // Whoever is told nothing else needs it most, and it tells nothing to anybody without the log.
        refusal.supportId().ifPresent(id -> members.put("support_id", id));
        return StrictJson.write(members).getBytes(StandardCharsets.UTF_8);
    }
}
