package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes problem details (RFC 9457) about a refusal, of constants and the application's own paths. Immutable, thread-safe. */
final class ProblemJson {
    static final String MEDIA_TYPE = "application/problem+json";

    private final ErrorDetail errorDetail;

    ProblemJson(ErrorDetail errorDetail) {
        this.errorDetail = errorDetail;
    }

    /** @param signIn where scripts send their browser to sign in; said where that helps */
    byte[] of(Refusal refusal, Optional<String> signIn) {
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
        signIn.filter(path -> grounds.signInHelps()).ifPresent(path -> members.put("sign_in", path));
        // Whoever is told nothing else needs it most, and it tells nothing to anybody without the log.
        refusal.supportId().ifPresent(id -> members.put("support_id", id));
        return StrictJson.write(members).getBytes(StandardCharsets.UTF_8);
    }
}
