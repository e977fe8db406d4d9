package dev.ostiary.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat, of whichever version is on the class path. */
final class EmbeddedTomcat implements Container {
    private static final Path WORK = Path.of("target");

    /** Tokens that are too large are to reach the filter; by itself Tomcat takes 8 KiB. */
    private static final String HEADER_BYTES = "32768";

    @Override
    public RunningApplication start(WebApplication application) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(
                Files.createTempDirectory(WORK, "tomcat").toAbsolutePath().toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxHttpRequestHeaderSize", HEADER_BYTES);
        tomcat.getConnector().setProperty("allowedTrailerHeaders", "x-user-id,x_user_role,x-digest");
        tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        if (application.lenient()) {
            letEveryUriThrough(tomcat.getConnector());
        }
        Context context = context(tomcat, application);
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            stop(tomcat);
            throw new IllegalStateException("the application did not start");
        }
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> stop(tomcat));
    }

    @Override
    public Facts facts() {
        return new Facts(400, 200, true, true);
    }

    private static void letEveryUriThrough(Connector connector) {
        connector.setProperty("allowBackslash", "true");
        connector.setProperty("encodedReverseSolidusHandling", "decode");
        connector.setProperty("encodedSolidusHandling", "decode");
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("rejectSuspiciousURIs", "false");
    }

    private Context context(Tomcat tomcat, WebApplication application) {
        Path folder = application.folder().orElse(WORK.toAbsolutePath());
        StandardContext context = (StandardContext) tomcat.addContext(application.contextPath(), folder.toString());
        context.addServletContainerInitializer(application, Set.of());
        application.errorPages().forEach((status, path) -> {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(status);
            page.setLocation(path);
            context.addErrorPage(page);
        });
        if (application.folder().isPresent()) {
            Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
            context.addServletMappingDecoded("/", "default");
        }
        application.welcomeFiles().forEach(context::addWelcomeFile);
        return context;
    }

    private static void stop(Tomcat tomcat) throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
