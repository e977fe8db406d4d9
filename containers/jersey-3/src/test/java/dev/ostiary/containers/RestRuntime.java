package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** A runtime of Jakarta REST within a container, brought there as its users bring it. */
interface RestRuntime {
    Container container();

    /**
     * Registers an application at {@code /api/*}.
     *
     * @param application has {@code @ApplicationPath("api")}
     * @param parameters of its servlet
     */
    void register(Class<? extends Application> application, Map<String, String> parameters, ServletContext context)
            throws ServletException;

    /** What turns on the runtime's own check of the annotations; a feature to be registered stands in {@link #ownCheck}. */
    Map<String, String> ownSettings();

    /** The classes that an application registers for the runtime's own check. */
    Set<Class<?>> ownCheck();
}
