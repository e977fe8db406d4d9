package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeRequest;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeFiltersTest {
    private static final String TOMCAT = "org.apache.tomcat.websocket.server.WsFilter";

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

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void mayAnswer_filterOfTomcat_isAsItsEndpointsSay(boolean registered, boolean expected) {
        Endpoints endpoints = new Endpoints(registered);

        assertThat(HandshakeFilters.mayAnswer(TOMCAT, in(endpoints))).isEqualTo(expected);
    }

    @Test
    void mayAnswer_whereNobodyTells_isTrue() {
        assertThat(HandshakeFilters.mayAnswer(TOMCAT, in("no such method"))).isTrue();
        assertThat(HandshakeFilters.mayAnswer(TOMCAT, in(null))).isTrue();
        assertThat(HandshakeFilters.mayAnswer("io.undertow.websockets.jsr.JsrWebSocketFilter", in(null)))
                .isTrue();
    }

    /** What Tomcat has, as far as it is asked. */
    private record Endpoints(boolean registered) {
        boolean areEndpointsRegistered() {
            return registered;
        }
    }

    private static HttpServletRequest in(Object endpoints) {
        ServletContext context = new FakeContext().context();
        context.setAttribute("jakarta.websocket.server.ServerContainer", endpoints);
        return new HttpServletRequestWrapper(FakeRequest.get("/")) {
            @Override
            public ServletContext getServletContext() {
                return context;
            }
        };
    }
}
