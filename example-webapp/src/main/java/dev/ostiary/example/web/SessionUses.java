package dev.ostiary.example.web;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Notes where sessions are used. It stands behind the authentication filter, so a session that arrives here is a good one. */
final class SessionUses implements Filter {
    private final SessionPlaces places;
    private final RenewedTokens tokens;

    SessionUses(SessionPlaces places, RenewedTokens tokens) {
        this.places = places;
        this.tokens = tokens;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getUserPrincipal() instanceof JwtPrincipal user) {
            Sessions.of(http).sessionId(http).ifPresent(session -> {
                places.used(session, http);
                tokens.used(session, user.claims().getOrDefault("exp", ""));
            });
        }
        chain.doFilter(request, response);
    }
}
