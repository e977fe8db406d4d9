package dev.ostiary.cli.token;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims as they are written on a command line: {@code name=text} or {@code name:=json}. Stateless. */
final class ClaimText {
    private ClaimText() {}

    /**
     * Reads all of them.
     *
     * @throws Complaint if one is neither, or stands twice; its value is not repeated
     */
    static Map<String, @Nullable Object> read(List<String> texts) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (String text : texts) {
            int end = text.indexOf('=');
            if (end < 1 || text.startsWith(":=")) {
                throw Complaint.usage(
                        "--claim: expected name=text or name:=json, as in tenant=acme or roles:='[\"admin\"]'");
            }
            boolean json = text.charAt(end - 1) == ':';
            String name = text.substring(0, json ? end - 1 : end);
            if (claims.containsKey(name)) {
                throw Complaint.usage("--claim: " + name + " stands there twice");
            }
            claims.put(name, json ? value(name, text.substring(end + 1)) : text.substring(end + 1));
        }
        return claims;
    }

    private static @Nullable Object value(String name, String json) {
        try {
            Map<String, @Nullable Object> object =
                    StrictJson.parseObject(("{\"value\":" + json + "}").getBytes(StandardCharsets.UTF_8));
            if (object.size() == 1) {
                return object.get("value");
            }
        } catch (JsonSyntaxException noJson) {
            // The same as several members.
        }
        throw Complaint.usage(
                "--claim: what follows " + name + ":= is no JSON value; a text is written " + name + "=text");
    }
}
