package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.COMPRESSED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JOSE header (RFC 7515, section 4) and what is refused in it, whatever the policy.
 *
 * <p>Members that bring a key along or say where one is ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}, {@code x5t}),
 * {@code cty} and unknown ones are never looked at, whatever is in them: a key that the sender chose proves nothing, and
 * there are issuers that write such a member into every token.
 */
record JwsHeader(Map<String, @Nullable Object> members) {
    private static final List<String> REFUSED = List.of("crit", "b64");
    private static final String APPLICATION = "application/";
    private static final int MAX_KEY_ID_LENGTH = 256;

    /** Whether {@code kid} is absent or a text of bearable length; else the token is malformed (RFC 7515, section 4.1.4). */
    static boolean isWellFormed(Map<String, @Nullable Object> members) {
        return !members.containsKey("kid")
                || (members.get("kid") instanceof String keyId && keyId.length() <= MAX_KEY_ID_LENGTH);
    }

    /** The first thing in the header that no policy accepts, or {@code null}. */
    @Nullable
    RejectionReason refusal() {
        if (REFUSED.stream().anyMatch(members::containsKey)) {
            return CRITICAL_HEADER_UNSUPPORTED;
        }
        if (members.containsKey("zip")) {
            return COMPRESSED_NOT_ALLOWED;
        }
        if (members.containsKey("enc")) {
            return ENCRYPTED_NOT_ALLOWED;
        }
        return algorithm().isEmpty() ? ALGORITHM_NOT_ALLOWED : null;
    }

    /** Whether {@code typ} is absent or a text that one of these types is. */
    boolean isOf(TokenTypes types) {
        return (type() != null || !members.containsKey("typ")) && types.accept(type());
    }

    /** What it says, once there is nothing to refuse. */
    AcceptedHeader accepted(byte[] segment) {
        return new AcceptedHeader(
                segment, type(), new KeyQuery(algorithm().orElseThrow(), (String) members.get("kid")));
    }

    private Optional<JwsAlgorithm> algorithm() {
        return members.get("alg") instanceof String name ? JwsAlgorithm.of(name) : Optional.empty();
    }

    /** {@code typ} as types compare, or {@code null} where there is none that is a text. */
    @Nullable
    String type() {
        return members.get("typ") instanceof String text ? normalizedType(text) : null;
    }

    /** Shows no member. */
    @Override
    public String toString() {
        return "JwsHeader[]";
    }

    /** Media types compare without case, and {@code application/} may be left out (RFC 7515, section 4.1.9). */
    static String normalizedType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(APPLICATION) ? lower.substring(APPLICATION.length()) : lower;
    }
}
