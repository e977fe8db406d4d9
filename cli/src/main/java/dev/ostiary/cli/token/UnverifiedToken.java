package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a token that nobody has checked: a JWS (RFC 7515, section 7.1), or a JWE (RFC 7516, section 7.1) as far as it can be read
 * without its key. Immutable.
 *
 * @param header its header
 * @param claims its claims; empty where they are encrypted
 */
record UnverifiedToken(Map<String, @Nullable Object> header, Optional<Map<String, @Nullable Object>> claims) {
    private static final int SIGNED = 3;
    private static final int ENCRYPTED = 5;

    /** @throws Complaint if it is neither; the line shows nothing of it */
    static UnverifiedToken read(String token) {
        String[] segments = token.split("\\.", -1);
        if (segments.length != SIGNED && segments.length != ENCRYPTED) {
            throw Complaint.refused("malformed_token: expected three segments with dots between them, found "
                    + segments.length + (segments.length == 1 ? "; an opaque token only its issuer can read" : ""));
        }
        Map<String, @Nullable Object> header = object(segments[0], "header");
        return new UnverifiedToken(
                header, segments.length == SIGNED ? Optional.of(object(segments[1], "claims")) : Optional.empty());
    }

    private static Map<String, @Nullable Object> object(String segment, String name) {
        byte[] json = Base64Url.decode(segment)
                .orElseThrow(() -> Complaint.refused(
                        "malformed_token: the " + name + " are not canonical base64url without padding"));
        try {
            return StrictJson.parseObject(json);
        } catch (JsonSyntaxException noJson) {
            throw Complaint.refused("malformed_token: the " + name + " are not a strict JSON object");
        }
    }

    /** Names of claims alone. */
    @Override
    public String toString() {
        return "UnverifiedToken[" + claims.map(Map::keySet) + "]";
    }
}
