package dev.ostiary.example.web;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** {@code POST /api/echo}: sends a text or JSON object back, with the name of whoever sent it. At most 64 KiB. */
final class ApiEchoServlet extends HttpServlet {
    private static final int MAX_BYTES = 64 * 1024;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            Json.problem(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "Content Too Large", "too_large");
            return;
        }
        try {
            Map<String, Object> echo = new LinkedHashMap<>();
            echo.put("name", request.getRemoteUser());
            echo.put("body", isJson(request) ? StrictJson.parseObject(body) : text(body));
            Json.write(response, echo);
        } catch (JsonSyntaxException notJson) {
            Json.problem(response, HttpServletResponse.SC_BAD_REQUEST, "Bad Request", "not_a_json_object");
        } catch (CharacterCodingException notUtf8) {
            Json.problem(response, HttpServletResponse.SC_BAD_REQUEST, "Bad Request", "not_utf8");
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
