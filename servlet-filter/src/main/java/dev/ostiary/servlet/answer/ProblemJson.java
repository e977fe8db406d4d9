package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.release.Documentation;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes problem details (RFC 9457) about a refusal, of constants and the application's own paths. {@code type} is the entry of the code in
 * the documentation of this release, if that has an address, and {@code about:blank} otherwise and where the code is not to be told.
 * Immutable but for what it has written before, and thread-safe.
 */
final class ProblemJson {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    private final ErrorDetail errorDetail;
    private final Documentation documentation;
    private final Map<Kind, String> heads = new ConcurrentHashMap<>();

    private record Kind(Grounds grounds, RejectionReason reason) {}

    ProblemJson(ErrorDetail errorDetail) {
        this(errorDetail, Documentation.ofThisRelease());
    }

    ProblemJson(ErrorDetail errorDetail, Documentation documentation) {
        this.errorDetail = errorDetail;
        this.documentation = documentation;
    }

    /** @param signIn where scripts send their browser to sign in; said where that helps */
    byte[] of(Refusal refusal, Optional<String> signIn) {
        StringBuilder text = new StringBuilder(head(refusal.grounds(), refusal.reason()));
        refusal.maxAge().ifPresent(age -> text.append(",\"max_age\":").append(age.toSeconds()));
        signIn.filter(path -> refusal.grounds().signInHelps()).ifPresent(path -> member(text, "sign_in", path));
        // Whoever is told nothing else needs it most, and it tells nothing to anybody without the log.
        refusal.supportId().ifPresent(id -> member(text, "support_id", id));
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is the same in all answers of that kind, without the brace at its end: written once, since a flood has it written each time. */
    private String head(Grounds grounds, RejectionReason reason) {
        return heads.computeIfAbsent(new Kind(grounds, reason), kind -> {
            String whole = StrictJson.write(constants(kind.grounds(), kind.reason()));
            return whole.substring(0, whole.length() - 1);
        });
    }

    private Map<String, Object> constants(Grounds grounds, RejectionReason reason) {
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
        return members;
    }

    private static void member(StringBuilder text, String name, String value) {
        if (value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
            text.append(",\"").append(name).append("\":\"").append(value).append('"');
        } else {
            String alone = StrictJson.write(Map.of(name, value));
            text.append(',').append(alone, 1, alone.length() - 1);
        }
    }

    /** It ends in the code, so who is not told the code is not told this. */
    private String typeOf(RejectionReason reason) {
        return errorDetail == ErrorDetail.NONE
                ? NO_TYPE
                : documentation.entryOf(reason).orElse(NO_TYPE);
    }
}
