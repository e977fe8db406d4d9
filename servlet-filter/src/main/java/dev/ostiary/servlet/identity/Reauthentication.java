package dev.ostiary.servlet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Looks for the user where the application asks for one ({@code authenticate(response)}) and nobody had to be known. */
@FunctionalInterface
public interface Reauthentication {
    /** The identity that the request's token gives; where it gives none, the refusal has been answered. */
    Optional<Identity> authenticate(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
