package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an ID token says that was verified when it came, and has been sealed since. Nothing is verified here. Stateless. */
final class IdTokenText {
    private IdTokenText() {}

    /**
     * Whether a client of that id has got it: {@code azp} says so, or where there is none, {@code aud} alone (OpenID Connect Core 1.0, section
     * 3.1.3.7).
     */
    static boolean isOf(String clientId, String idToken) {
        Map<String, @Nullable Object> claims = claims(idToken);
        return clientId.equals(claims.containsKey("azp") ? claims.get("azp") : only(claims.get("aud")));
    }

    private static @Nullable Object only(@Nullable Object audience) {
        return audience instanceof List<?> several && several.size() == 1 ? several.get(0) : audience;
    }

    /** None where the text is no token. */
    static Map<String, @Nullable Object> claims(String idToken) {
        String[] segments = idToken.split("\\.", -1);
        if (segments.length != 3) {
            return Map.of();
        }
        try {
            return StrictJson.parseObject(Base64Url.decode(segments[1]).orElse(new byte[0]));
        } catch (JsonSyntaxException notJson) {
            return Map.of();
        }
    }
}
