package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application in Tomcat: the filter, a sign-in page, scripts for everybody, and a framework. */
final class Site {
    private static final Path WORK = Path.of("target").toAbsolutePath();

    private final Tomcat tomcat = new Tomcat();
    private final StandardContext context;

    /** @param folder with the files of the framework */
    Site(Path folder, String... publicPaths) throws IOException {
        this(folder, settings().publicPaths(publicPaths).build());
    }

    Site(Path folder, AuthFilter ostiary) throws IOException {
        tomcat.setBaseDir(Files.createTempDirectory(WORK, "tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        context = (StandardContext) tomcat.addContext("", folder.toString());
        context.setParentClassLoader(Site.class.getClassLoader());
        // No session id in a path: it would not be where the browser returns to.
        initializer((classes, started) -> started.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE)));
        context.addMimeMapping("js", "text/javascript");
        filter("ostiary", ostiary);
        servlet("sign-in", new SignInServlet(), "/sign-in");
        servlet("default", new DefaultServlet(), "/");
    }

    static AuthFilterBuilder settings() {
        return AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE);
    }

    Site filter(String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap everything = new FilterMap();
        everything.setFilterName(name);
        everything.addURLPattern("/*");
        context.addFilterMap(everything);
        return this;
    }

    /** The guide says: in front of Ostiary. */
    Site cors(String origin) {
        FilterDef cors = new FilterDef();
        cors.setFilterName("cors");
        cors.setFilter(new CorsFilter());
        cors.addInitParameter("cors.allowed.origins", origin);
        cors.addInitParameter("cors.allowed.headers", "X-Shop");
        cors.addInitParameter("cors.support.credentials", "true");
        context.addFilterDef(cors);
        FilterMap inFront = new FilterMap();
        inFront.setFilterName("cors");
        inFront.addURLPattern("/*");
        context.addFilterMapBefore(inFront);
        return this;
    }

    Site servlet(String name, HttpServlet servlet, String pattern) {
        Tomcat.addServlet(context, name, servlet).setAsyncSupported(true);
        context.addServletMappingDecoded(pattern, name);
        return this;
    }

    /** One of the framework, with the classes that a container would have found for it; Mojarra adds to them. */
    Site initializer(ServletContainerInitializer initializer, Class<?>... handled) {
        context.addServletContainerInitializer(initializer, new HashSet<>(Set.of(handled)));
        return this;
    }

    RunningApplication start() throws Exception {
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("the application did not start");
        }
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}
