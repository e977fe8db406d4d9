package dev.ostiary.issue;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one header that sealed tokens have (RFC 7516, section 4): nothing but {@code alg}, {@code enc}, {@code typ}, {@code kid}. */
final class JweHeader {
    private static final String ALGORITHM = "dir";
    private static final String ENCRYPTION = "A256GCM";
    private static final Set<String> NAMES = Set.of("alg", "enc", "typ", "kid");

    private JweHeader() {}

    static String write(String keyId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", ALGORITHM);
        members.put("enc", ENCRYPTION);
        members.put("typ", TokenKind.SEALED);
        members.put("kid", keyId);
        return Base64Url.encode(StrictJson.write(members).getBytes(StandardCharsets.UTF_8));
    }

    /** Why no key is asked for, or {@code null}. */
    static @Nullable RejectionReason refusal(Map<String, @Nullable Object> members) {
        if (!(members.get("kid") instanceof String)) {
            return RejectionReason.MALFORMED_TOKEN;
        }
        if (members.containsKey("zip")) {
            return RejectionReason.COMPRESSED_NOT_ALLOWED;
        }
        if (!NAMES.containsAll(members.keySet())) {
            return RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
        }
        if (!ALGORITHM.equals(members.get("alg")) || !ENCRYPTION.equals(members.get("enc"))) {
            return RejectionReason.ALGORITHM_NOT_ALLOWED;
        }
        return TokenKind.SEALED.equals(members.get("typ")) ? null : RejectionReason.TYPE_NOT_ALLOWED;
    }
}
