package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import io.undertow.Undertow;
import io.undertow.server.HandlerWrapper;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;

/** The guide's Undertow. */
class UndertowGuideIT extends GuideContract {
    UndertowGuideIT() {
        super("Undertow");
    }

    @Override
    RunningApplication start() throws Exception {
        return start(application -> application);
    }

    /** @param around what stands in front of the application */
    static RunningApplication start(HandlerWrapper around) throws Exception {
        DeploymentInfo deployment = new DeploymentInfo()
                .setClassLoader(ProbeServlet.class.getClassLoader())
                .setDeploymentName("guide")
                .setContextPath("/")
                .addServlet(Servlets.servlet("probe", ProbeServlet.class)
                        .setAsyncSupported(true)
                        .addMapping("/"));

        deployment
                .addFilter(new FilterInfo("ostiary", AuthFilter.class)
                        .setAsyncSupported(true)
                        .addInitParam("secret", "${JWT_SECRET}")
                        .addInitParam("issuer", "https://example.test")
                        .addInitParam("audience", "example")
                        .addInitParam("public-paths", "/, /assets/**"))
                .addFilterUrlMapping("ostiary", "/*", DispatcherType.REQUEST)
                .addFilterUrlMapping("ostiary", "/*", DispatcherType.ASYNC)
                .addFilterUrlMapping("ostiary", "/*", DispatcherType.ERROR)
                .setEagerFilterInit(true);

        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(around.wrap(manager.start()))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return new RunningApplication(address.getPort(), server::stop);
    }
}
