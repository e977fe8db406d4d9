package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeFiltersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter",
                "org.eclipse.jetty.ee11.websocket.servlet.WebSocketUpgradeFilter",
                "org.apache.tomcat.websocket.server.WsFilter",
                "io.undertow.websockets.jsr.JsrWebSocketFilter"
            })
    void among_filterOfAContainer_isFound(String name) {
        assertThat(HandshakeFilters.among(Stream.of("java.lang.Thread", name, "app.Other")))
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.WebSocketUpgradeFilter",
                "org.apache.tomcat.websocket.server.WsFilterX",
                "org.eclipse.jetty.ee10.servlet.ServletHandler"
            })
    void among_others_areNot(String name) {
        assertThat(HandshakeFilters.among(Stream.of(name))).isEmpty();
    }

    @Test
    void inFront_withoutAContainer_isNone() {
        assertThat(HandshakeFilters.inFront()).isEmpty();
    }
}
