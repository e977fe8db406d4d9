package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.util.Map;

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

    /** What turns on the runtime's own check of the annotations, if a setting does. */
    default Map<String, String> ownSettings() {
        return Map.of();
    }

    /** The shop with the runtime's own check of the annotations, if a class to be registered does that. */
    default Class<? extends Application> withOwnCheck() {
        return RestShop.class;
    }

    /** What resources are told of a user who came with a token. */
    default String scheme() {
        return "Bearer";
    }
}
