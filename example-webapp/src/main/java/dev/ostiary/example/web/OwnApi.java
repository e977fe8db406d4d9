package dev.ostiary.example.web;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/me} of this very server, over HTTP. It is called at the address where the request has come in: what a client says of hosts and
 * proxies plays no part, so nobody makes this server call another one. Immutable.
 */
final class OwnApi {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 8_192;

    private final URL address;

    private OwnApi(URL address) {
        this.address = address;
    }

    static OwnApi of(HttpServletRequest request) throws IOException {
        try {
            return new OwnApi(new URI(
                            "http",
                            null,
                            request.getLocalAddr(),
                            request.getLocalPort(),
                            request.getServletContext().getContextPath() + "/api/me",
                            null,
                            null)
                    .toURL());
        } catch (URISyntaxException impossible) {
            throw new IOException("this server's own address is none", impossible);
        }
    }

    Attempt attempt(HostileTokens.Hostile hostile) throws IOException {
        HttpURLConnection call = (HttpURLConnection) address.openConnection();
        call.setConnectTimeout(PATIENCE_MILLIS);
        call.setReadTimeout(PATIENCE_MILLIS);
        call.setInstanceFollowRedirects(false);
        call.setRequestProperty("Accept", "application/json");
        call.setRequestProperty("Authorization", "Bearer " + hostile.token());
        return new Attempt(hostile.name(), call.getResponseCode(), code(call));
    }

    private static String code(HttpURLConnection call) throws IOException {
        try (@Nullable InputStream body = call.getErrorStream()) {
            return body != null
                            && StrictJson.parseObject(body.readNBytes(MOST_BYTES))
                                            .get("code")
                                    instanceof String code
                    ? code
                    : "";
        } catch (JsonSyntaxException ofTheContainer) {
            return "";
        }
    }
}
