package dev.ostiary.containers;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.stream.Stream;

/** An endpoint by the API of Jakarta that tells what its handshake showed to it. */
public final class HandshakeProbe extends Endpoint {

    static List<ServerEndpointConfig> endpoints() {
        return Stream.of(WebSocketContract.PROTECTED, WebSocketContract.PUBLIC)
                .map(path -> ServerEndpointConfig.Builder.create(HandshakeProbe.class, path)
                        .configurator(new Teller())
                        .build())
                .toList();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        // The handshake alone is of interest.
    }

    /** Is asked for each handshake. */
    private static final class Teller extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            response.getHeaders()
                    .put(HandshakeHeaders.USER, List.of(HandshakeHeaders.user(request.getUserPrincipal())));
            response.getHeaders()
                    .put(HandshakeHeaders.IDENTITY, List.of(HandshakeHeaders.identity(request.getHeaders())));
        }
    }
}
