package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server keeps requests from an application whose filter has thrown when it was started. The Servlet API does not ask for it:
 * GlassFish and Payara go on without the filter. So only those count of which it was seen, and where there is no server nothing is open.
 */
enum ServerKind {
    /** Nobody gets to the application. */
    STOPS(true),

    /** Perhaps requests pass where the filter would stand. */
    MAY_GO_ON(false);

    /** As {@code getServerInfo} begins; the last is what Spring's tests have for a server. */
    private static final Pattern STOPPING = Pattern.compile(
            "(?i)(Apache Tomcat|jetty|Undertow|WildFly|JBoss|Open ?Liberty|IBM WebSphere Liberty|SMF WebContainer|MockServletContext).*");

    private final boolean stops;

    ServerKind(boolean stops) {
        this.stops = stops;
    }

    static ServerKind of(@Nullable ServletContext application) {
        @Nullable String name = application == null ? null : application.getServerInfo();
        return name == null || STOPPING.matcher(name).matches() ? STOPS : MAY_GO_ON;
    }

    boolean stopsWhereAFilterThrows() {
        return stops;
    }
}
