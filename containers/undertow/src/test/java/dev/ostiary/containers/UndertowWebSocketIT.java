package dev.ostiary.containers;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import java.net.InetSocketAddress;
import java.util.Set;

/** WebSockets in Undertow. */
class UndertowWebSocketIT extends WebSocketContract {

    @Override
    RunningApplication start(WebApplication guarded) throws Exception {
        WebSocketDeploymentInfo webSockets = new WebSocketDeploymentInfo();
        HandshakeProbe.endpoints().forEach(webSockets::addEndpoint);
        DeploymentInfo deployment = new DeploymentInfo()
                .setClassLoader(WebApplication.class.getClassLoader())
                .setDeploymentName("web sockets")
                .setContextPath("/")
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        WebApplication.class, new ImmediateInstanceFactory<>(guarded), Set.of()));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setIoThreads(1)
                .setWorkerThreads(8)
                .setHandler(manager.start())
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return new RunningApplication(address.getPort(), () -> {
            server.stop();
            manager.stop();
            manager.undeploy();
        });
    }
}
