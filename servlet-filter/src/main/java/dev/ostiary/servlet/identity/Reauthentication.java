package dev.ostiary.servlet.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Looks for the user where the application asks for one ({@code authenticate(response)}) and nobody had to be known. */
@FunctionalInterface
public interface Reauthentication {
    /**
     * The identity that the request's token gives; where it gives none, the refusal has been answered.
     *
     * @param request as it came to the filter
     * @param response as the application hands it over
     * @return the user; empty where the refusal has been answered
     * @throws IOException if the answer could not be written
     * @throws ServletException what a container throws that is told of the user
     */
    Optional<Identity> authenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;
}
