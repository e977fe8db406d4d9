package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.ReadToken.Unreadable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JWS in compact form, strictly, before any key or algorithm is touched.
 *
 * <p>Size first, so that a large text costs nothing; then segments, base64url, JSON, header. Thread-safe.
 */
final class JwsReader {
    /** No honest header comes near it; the limit holds even where larger tokens are allowed. */
    private static final int MAX_HEADER_BYTES = 4_096;

    private final int maxTokenBytes;
    private final KnownHeaders known = new KnownHeaders();

    JwsReader(int maxTokenBytes) {
        this.maxTokenBytes = maxTokenBytes;
    }

    int maxTokenBytes() {
        return maxTokenBytes;
    }

    ReadToken read(@Nullable String token) {
        if (token == null) {
            return new Unreadable(MALFORMED_TOKEN);
        }
        if (token.length() > maxTokenBytes) {
            return new Unreadable(TOKEN_TOO_LARGE);
        }
        CompactSegments segments = CompactSegments.of(token);
        AcceptedHeader header = segments.headerAmong(known);
        return header != null && segments.count() == CompactSegments.SIGNED
                ? signed(segments, header)
                : withNewHeader(segments);
    }

    /** Spares the reading of the same header in later tokens, now that this one is verified. */
    void remember(SignedToken verified) {
        known.add(verified.header());
    }

    private static ReadToken withNewHeader(CompactSegments segments) {
        Optional<Map<String, @Nullable Object>> members = segments.decoded(0)
                .filter(bytes -> bytes.length <= MAX_HEADER_BYTES)
                .flatMap(JwsReader::json);
        if (members.isEmpty()) {
            return new Unreadable(MALFORMED_TOKEN);
        }
        if (segments.count() == CompactSegments.ENCRYPTED && members.get().containsKey("enc")) {
            return new Unreadable(ENCRYPTED_NOT_ALLOWED);
        }
        if (segments.count() != CompactSegments.SIGNED || !JwsHeader.isWellFormed(members.get())) {
            return new Unreadable(MALFORMED_TOKEN);
        }
        JwsHeader header = new JwsHeader(members.get());
        RejectionReason refused = header.refusal();
        if (refused == null) {
            return signed(segments, header.accepted(segments.headerCharacters()));
        }
        // Form comes before header: a token that is malformed further on is malformed.
        return hasClaimsAndSignature(segments) ? new Unreadable(refused) : new Unreadable(MALFORMED_TOKEN);
    }

    private static boolean hasClaimsAndSignature(CompactSegments segments) {
        return segments.decoded(1).flatMap(JwsReader::json).isPresent()
                && segments.decoded(2).isPresent();
    }

    /** The header's members, for an explanation, also where the token as a whole is not readable; empty if it has none. */
    static Map<String, @Nullable Object> headerMembers(String token) {
        return CompactSegments.of(token).decoded(0).flatMap(JwsReader::json).orElse(Map.of());
    }

    private static ReadToken signed(CompactSegments segments, AcceptedHeader header) {
        Optional<Map<String, @Nullable Object>> claims = segments.decoded(1).flatMap(JwsReader::json);
        Optional<byte[]> signature = segments.decoded(2);
        if (claims.isEmpty() || signature.isEmpty()) {
            return new Unreadable(MALFORMED_TOKEN);
        }
        return new SignedToken(header, claims.get(), segments.signingInput(), signature.get());
    }

    /** A member without a name is legal JSON, but libraries differ in what they make of it. */
    private static Optional<Map<String, @Nullable Object>> json(byte[] utf8) {
        try {
            return Optional.of(StrictJson.parseObject(utf8)).filter(object -> !object.containsKey(""));
        } catch (JsonSyntaxException notJson) {
            return Optional.empty();
        }
    }
}
