package dev.ostiary.servers.app.socket;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/** Says who has opened the connection, and which identity headers the handshake showed. */
@ServerEndpoint(value = "/socket", configurator = EchoEndpoint.Shown.class)
public class EchoEndpoint {
    private static final String HEADERS = "headers";

    /** Keeps what the handshake showed for the messages. */
    @OnOpen
    public void open(Session session, EndpointConfig config) {
        session.getUserProperties().put(HEADERS, config.getUserProperties().get(HEADERS));
    }

    /** Answers whatever is asked. */
    @OnMessage
    public String tell(Session session, String question) {
        String user = session.getUserPrincipal() == null
                ? "nobody"
                : session.getUserPrincipal().getName();
        return "user=" + user + " X-User-Id=" + session.getUserProperties().get(HEADERS);
    }

    /** Keeps what the handshake showed. */
    public static class Shown extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            List<String> values = request.getHeaders().get("X-User-Id");
            config.getUserProperties().put(HEADERS, values == null ? "none" : String.join(",", values));
        }
    }
}
