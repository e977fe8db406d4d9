package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** A web application made of nothing but what a page shows: its classes, compiled here, and its {@code web.xml}, in a Tomcat. */
final class GuideApplication implements AutoCloseable {
    private final Tomcat tomcat;

    private GuideApplication(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** Compiles whole classes into the folder, which becomes the application. */
    static GuideApplication start(Path folder, String webXml, String... classes)
            throws IOException, LifecycleException {
        Path webapp = Files.createDirectories(folder.resolve("webapp"));
        PageSources.compile(folder.resolve("src"), webapp.resolve("WEB-INF/classes"), List.of(classes));
        Files.writeString(webapp.resolve("WEB-INF/web.xml"), webXml);

        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.setAddDefaultWebXmlToWebapp(false);
        StandardContext context = (StandardContext) tomcat.addWebapp("", webapp.toString());
        context.setParentClassLoader(GuideApplication.class.getClassLoader());
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        // What conf/web.xml of a Tomcat of its own has: filters run where some servlet is mapped.
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        tomcat.start();
        assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
        return new GuideApplication(tomcat);
    }

    URI address() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
