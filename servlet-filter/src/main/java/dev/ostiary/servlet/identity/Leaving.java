package dev.ostiary.servlet.identity;

import jakarta.servlet.ServletException;

/** What else ends when the application logs the user out, before the identity does. */
@FunctionalInterface
public interface Leaving {
    /**
     * Ends it.
     *
     * @throws ServletException what the container makes of it
     */
    void leave() throws ServletException;
}
