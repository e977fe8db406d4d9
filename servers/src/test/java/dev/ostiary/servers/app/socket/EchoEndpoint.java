package dev.ostiary.servers.app.socket;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;

/** Says who has opened the connection, and which identity headers the handshake showed. */
@ServerEndpoint(value = "/socket", configurator = EchoEndpoint.Shown.class)
public class EchoEndpoint {
    private static final String HEADERS = "headers";

    /** Says it at once. */
    @OnOpen
    public void open(Session session, EndpointConfig config) throws IOException {
        String user = session.getUserPrincipal() == null
                ? "nobody"
                : session.getUserPrincipal().getName();
        session.getBasicRemote()
                .sendText("user=" + user + " X-User-Id=" + config.getUserProperties().get(HEADERS));
    }

    /** Keeps what the handshake showed. */
    public static class Shown extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(
                ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            List<String> values = request.getHeaders().get("X-User-Id");
            config.getUserProperties().put(HEADERS, values == null ? "none" : String.join(",", values));
        }
    }
}
