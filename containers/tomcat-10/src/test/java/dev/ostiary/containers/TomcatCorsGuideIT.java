package dev.ostiary.containers;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.filters.CorsFilter;
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
        return TomcatGuideIT.start(folder, context -> {
            TomcatGuideIT.guard(context);
            allowShop(context);
        });
    }

    private static void allowShop(Context context) {
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
    }
}
