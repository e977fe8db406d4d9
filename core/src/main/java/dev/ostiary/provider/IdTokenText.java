package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an ID token says that was verified when it came, and has been sealed since. Nothing is verified here. Stateless. */
final class IdTokenText {
    private IdTokenText() {}

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
