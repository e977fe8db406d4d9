package dev.ostiary.servlet.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form in the body of a request to one of the filter's own paths. Stateless. */
final class FormBody {
    /** The longest that is read: 16 KiB. */
    static final int MOST_BYTES = 16_384;

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormBody() {}

    /**
     * Reads it.
     *
     * @return the values of each name; empty where it is no form, longer than {@value #MOST_BYTES} bytes, or cannot be read in one way only
     */
    static Optional<Map<String, List<String>>> read(HttpServletRequest request) {
        if (!isForm(request.getContentType()) || request.getContentLengthLong() > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                return Optional.empty();
            }
            return body.length == 0
                    ? Optional.of(readBefore(request))
                    : FormText.parse(new String(body, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** A filter in front has asked for a parameter, and so the container has read the body. */
    private static Map<String, List<String>> readBefore(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, all) -> values.put(name, Arrays.asList(all)));
        return values;
    }

    private static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().equalsIgnoreCase(FORM);
    }
}
