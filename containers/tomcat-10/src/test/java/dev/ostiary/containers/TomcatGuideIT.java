package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;

/** The guide's Tomcat. */
class TomcatGuideIT extends GuideContract {
    @TempDir
    Path folder;

    TomcatGuideIT() {
        super("Tomcat");
    }

    @Override
    RunningApplication start() throws Exception {
        return start(folder, TomcatGuideIT::guard);
    }

    static void guard(Context context) {
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
    }

    static RunningApplication start(Path folder, Consumer<Context> filters) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "probe", new ProbeServlet()).setAsyncSupported(true);
        context.addServletMappingDecoded("/", "probe");
        filters.accept(context);
        tomcat.start();
        return new RunningApplication(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}
