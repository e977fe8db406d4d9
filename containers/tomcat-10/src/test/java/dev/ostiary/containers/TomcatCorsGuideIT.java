package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;

/** The guide's Tomcat with its filter for CORS. */
class TomcatCorsGuideIT extends CorsGuideContract {
    @TempDir
    Path folder;

    TomcatCorsGuideIT() {
        super("CORS in Tomcat");
    }

    @Override
    RunningApplication start() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "probe", new ProbeServlet()).setAsyncSupported(true);
        context.addServletMappingDecoded("/", "probe");

        FilterDef ostiary = new FilterDef();
        ostiary.setFilterName("ostiary");
        ostiary.setFilter(AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer("https://example.test")
                .audience("example")
                .publicPaths("/", "/assets/**")
                .build());
        ostiary.setAsyncSupported("true");
        context.addFilterDef(ostiary);

        FilterMap everything = new FilterMap();
        everything.setFilterName("ostiary");
        everything.addURLPattern("/*");
        everything.setDispatcher("REQUEST");
        everything.setDispatcher("ASYNC");
        everything.setDispatcher("ERROR");
        context.addFilterMap(everything);

        FilterDef cors = new FilterDef();
        cors.setFilterName("cors");
        cors.setFilter(new CorsFilter());
        cors.setAsyncSupported("true");
        cors.addInitParameter("cors.allowed.origins", "https://shop.example");
        cors.addInitParameter("cors.allowed.methods", "GET,POST,PUT,DELETE");
        cors.addInitParameter("cors.allowed.headers", "Authorization,Content-Type");
        cors.addInitParameter("cors.support.credentials", "true");
        context.addFilterDef(cors);

        FilterMap inFront = new FilterMap();
        inFront.setFilterName("cors");
        inFront.addURLPattern("/*");
        context.addFilterMapBefore(inFront);

        tomcat.start();
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}
