package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.VerificationStep.FORM;
import static dev.ostiary.verify.VerificationStep.HEADER;
import static dev.ostiary.verify.VerificationStep.PAYLOAD;
import static dev.ostiary.verify.VerificationStep.SIZE;
import static dev.ostiary.verify.VerificationStep.TYPE;

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
 * <p>Size first, so that a large text costs nothing; then segments and base64url, header, claims. Thread-safe.
 */
final class JwsReader {
    /** No honest header comes near it; the limit holds even where larger tokens are allowed. */
    private static final int MAX_HEADER_BYTES = 4_096;

    private final int maxTokenBytes;
    private final TokenTypes types;
    private final KnownHeaders known = new KnownHeaders();

    /**
     * Takes its limits.
     *
     * @param maxTokenBytes of a whole token
     * @param types every type that some issuer accepts: another one is refused before the claims are read
     */
    JwsReader(int maxTokenBytes, TokenTypes types) {
        this.maxTokenBytes = maxTokenBytes;
        this.types = types;
    }

    int maxTokenBytes() {
        return maxTokenBytes;
    }

    ReadToken read(@Nullable String token) {
        if (token == null) {
            return new Unreadable(MALFORMED_TOKEN, FORM);
        }
        if (token.length() > maxTokenBytes) {
            return new Unreadable(TOKEN_TOO_LARGE, SIZE);
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

    /** Form, then what the header says, and only then the claims: a compressed token is named as such, whatever is in it. */
    private ReadToken withNewHeader(CompactSegments segments) {
        Optional<Map<String, @Nullable Object>> members = segments.decoded(0)
                .filter(bytes -> bytes.length <= MAX_HEADER_BYTES)
                .flatMap(JwsReader::json);
        if (members.isEmpty()) {
            return new Unreadable(MALFORMED_TOKEN, FORM);
        }
        if (segments.count() == CompactSegments.ENCRYPTED && members.get().containsKey("enc")) {
            return new Unreadable(ENCRYPTED_NOT_ALLOWED, HEADER);
        }
        if (!segments.haveClaimsAndSignature() || !JwsHeader.isWellFormed(members.get())) {
            return new Unreadable(MALFORMED_TOKEN, FORM);
        }
        JwsHeader header = new JwsHeader(members.get());
        RejectionReason refused = header.refusal();
        if (refused != null) {
            return new Unreadable(refused, HEADER);
        }
        return header.isOf(types)
                ? signed(segments, header.accepted(segments.headerCharacters()))
                : new Unreadable(TYPE_NOT_ALLOWED, TYPE);
    }

    /** The header's members, for an explanation, also where the token as a whole is not readable; empty if it has none. */
    static Map<String, @Nullable Object> headerMembers(String token) {
        return CompactSegments.of(token).decoded(0).flatMap(JwsReader::json).orElse(Map.of());
    }

    private static ReadToken signed(CompactSegments segments, AcceptedHeader header) {
        Optional<byte[]> payload = segments.decoded(1);
        Optional<byte[]> signature = segments.decoded(2);
        if (payload.isEmpty() || signature.isEmpty()) {
            return new Unreadable(MALFORMED_TOKEN, FORM);
        }
        Optional<Map<String, @Nullable Object>> claims = json(payload.get());
        return claims.isEmpty()
                ? new Unreadable(MALFORMED_TOKEN, PAYLOAD)
                : new SignedToken(header, claims.get(), segments.signingInput(), signature.get());
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
