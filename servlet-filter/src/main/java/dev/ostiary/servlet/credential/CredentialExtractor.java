package dev.ostiary.servlet.credential;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds the token of a request: the extension point for credentials that travel in another place.
 *
 * <p>Called once a request, before anything of the token is read. An implementation must be thread-safe, must not read
 * the body or a parameter of the request (a form would be consumed before the application sees it), and says
 * {@link Extraction.Malformed} for what it does not understand. What it throws passes as it is, and the request
 * is not let in.
 */
@FunctionalInterface
public interface CredentialExtractor {

    /**
     * Looks for a token.
     *
     * @param request the request as the container gave it
     * @return none, one token, or why what is there cannot be used
     */
    Extraction extract(HttpServletRequest request);
}
