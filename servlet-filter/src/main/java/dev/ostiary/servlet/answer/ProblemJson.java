package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.release.Documentation;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes problem details (RFC 9457) about a refusal, of constants and the application's own paths. {@code type} is the entry of the code in
 * the documentation of this release, if that has an address, and {@code about:blank} otherwise and where the code is not to be told.
 * Immutable, thread-safe.
 */
final class ProblemJson {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    private final ErrorDetail errorDetail;
    private final Documentation documentation;

    ProblemJson(ErrorDetail errorDetail) {
        this(errorDetail, Documentation.ofThisRelease());
    }

    ProblemJson(ErrorDetail errorDetail, Documentation documentation) {
        this.errorDetail = errorDetail;
        this.documentation = documentation;
    }

    /** @param signIn where scripts send their browser to sign in; said where that helps */
    byte[] of(Refusal refusal, Optional<String> signIn) {
        Grounds grounds = refusal.grounds();
        RejectionReason reason = refusal.reason();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", typeOf(reason));
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

    /** It ends in the code, so who is not told the code is not told this. */
    private String typeOf(RejectionReason reason) {
        return errorDetail == ErrorDetail.NONE
                ? NO_TYPE
                : documentation.entryOf(reason).orElse(NO_TYPE);
    }
}
