package dev.ostiary.containers;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.util.Set;

/** Undertow 2.3. */
final class Undertow23 implements Container {
    private final boolean eagerFilters;

    private Undertow23(boolean eagerFilters) {
        this.eagerFilters = eagerFilters;
    }

    /** With one setting that is not the default: a filter with wrong settings stops the start. */
    static Undertow23 withEagerFilters() {
        return new Undertow23(true);
    }

    static Undertow23 withLateFilters() {
        return new Undertow23(false);
    }

    @Override
    public RunningApplication start(WebApplication application) throws Exception {
        DeploymentManager deployment = Servlets.newContainer().addDeployment(deployment(application));
        deployment.deploy();
        HttpHandler handler = deployment.start();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setIoThreads(1)
                .setWorkerThreads(8)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.DECODE_SLASH, application.lenient())
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, application.lenient())
                .setHandler(new PathHandler().addPrefixPath(pathOf(application), handler))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return new RunningApplication(address.getPort(), () -> {
            server.stop();
            deployment.stop();
            deployment.undeploy();
        });
    }

    @Override
    public Facts facts() {
        return new Facts(401, 200, true, false);
    }

    private DeploymentInfo deployment(WebApplication application) {
        DeploymentInfo deployment = new DeploymentInfo()
                .setClassLoader(WebApplication.class.getClassLoader())
                .setDeploymentName("application")
                .setEagerFilterInit(eagerFilters)
                .setContextPath(pathOf(application))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        WebApplication.class, new ImmediateInstanceFactory<>(application), Set.of()))
                .addWelcomePages(application.welcomeFiles());
        application.errorPages().forEach((status, path) -> deployment.addErrorPage(Servlets.errorPage(path, status)));
        application.folder().ifPresent(folder -> deployment.setResourceManager(new PathResourceManager(folder)));
        return deployment;
    }

    private static String pathOf(WebApplication application) {
        return application.contextPath().isEmpty() ? "/" : application.contextPath();
    }
}
