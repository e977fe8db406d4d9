package dev.ostiary.servlet.session;

import jakarta.servlet.http.HttpServletRequest;

/** What stands at one of the filter's own paths. Thread-safe. */
public interface SessionEndpoint {
    /**
     * What events call it.
     *
     * @return the last part of its path, for example {@code refresh} or {@code sign-out}
     */
    String name();

    /**
     * Carries out what the request asks for; whatever changes state comes last.
     *
     * @param request the request
     * @param apiPath whether its path is one that always gets JSON
     * @return what to answer
     */
    EndpointAnswer serve(HttpServletRequest request, boolean apiPath);
}
