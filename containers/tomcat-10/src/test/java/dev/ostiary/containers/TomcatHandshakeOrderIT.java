package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat maps its own filter when it starts, before what the application maps behind others. */
class TomcatHandshakeOrderIT extends HandshakeOrderContract {
    @TempDir
    Path folder;

    @Override
    RunningApplication start(boolean asTheGuideSays, String coverage) throws Exception {
        return start(asTheGuideSays, coverage, true);
    }

    private RunningApplication start(boolean asTheGuideSays, String coverage, boolean withEndpoint) throws Exception {
        return TomcatGuideIT.start(folder, context -> {
            context.addServletContainerInitializer(new WsSci(), Set.of());
            context.addServletContainerInitializer(
                    (classes, application) -> {
                        addEndpoint(application, withEndpoint ? List.of("/socket") : List.of());
                        map(application, asTheGuideSays, coverage);
                    },
                    Set.of());
        });
    }

    private static void map(ServletContext context, boolean asTheGuideSays, String coverage) {
        FilterRegistration.Dynamic ostiary = context.addFilter("ostiary", filter(coverage));
        ostiary.setAsyncSupported(true);
        boolean behindOthers = !asTheGuideSays;
        ostiary.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), behindOthers, "/*");
    }

    private static void addEndpoint(ServletContext application, List<String> paths) throws ServletException {
        ServerContainer endpoints = (ServerContainer) application.getAttribute(ServerContainer.class.getName());
        try {
            for (String path : paths) {
                endpoints.addEndpoint(
                        ServerEndpointConfig.Builder.create(Silent.class, path).build());
            }
        } catch (DeploymentException refused) {
            throw new ServletException(refused);
        }
    }

    @Test
    void request_whereTomcatsFilterComesFirst_isRefusedFromTheFirstOn() throws Exception {
        try (Warnings log = listening();
                RunningApplication application = start(false, "log")) {
            assertThat(warningsOfTwoRequests(application, log))
                    .singleElement()
                    .asString()
                    .contains("WsFilter stands before the filter", "map this filter before that one");
            assertThat(application.get("/x", TestTokens.valid().bearer()).code())
                    .isEqualTo("misconfigured");
            assertThat(application.get("/x").status()).isEqualTo(503);
        }
    }

    /** Tomcat has its filter in each application; without an endpoint it answers nothing. */
    @Test
    void request_whereTomcatsFilterComesFirstAndNoEndpointIsThere_isServed() throws Exception {
        try (RunningApplication application = start(false, "log", false)) {
            assertThat(application.get("/x", TestTokens.valid().bearer()).status())
                    .isEqualTo(200);
        }
    }

    /** Says nothing. */
    public static final class Silent extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {}
    }
}
