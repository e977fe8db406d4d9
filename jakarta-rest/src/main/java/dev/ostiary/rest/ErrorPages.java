package dev.ostiary.rest;

import jakarta.ws.rs.core.Configuration;

/**
 * Whether a runtime has the container show its error page for an error without an entity. Jersey does, unless a setting of it says otherwise;
 * others never do. Immutable.
 *
 * @param areOfRuntime whether it does
 */
record ErrorPages(boolean areOfRuntime) {
    private static final String JERSEY = "org.glassfish.jersey.";
    private static final String STATUS_ALONE = "jersey.config.server.response.setStatusOverSendError";

    static ErrorPages of(Configuration configuration) {
        boolean isStatusAlone = Boolean.parseBoolean(String.valueOf(configuration.getProperty(STATUS_ALONE)));
        return new ErrorPages(configuration.getClass().getName().startsWith(JERSEY) && !isStatusAlone);
    }
}
