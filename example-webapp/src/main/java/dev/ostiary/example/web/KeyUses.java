package dev.ostiary.example.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;

/** Notes when API keys are used. It stands behind the authentication filter, so a key that arrives here is a good one. */
final class KeyUses implements Filter {
    private final KeyNotes notes;
    private final InstantSource clock;

    KeyUses(KeyNotes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if ("ApiKey".equals(http.getAuthType())) {
            notes.used(idOf(http.getHeader("X-API-Key")), clock.instant());
        }
        chain.doFilter(request, response);
    }

    /** A key reads {@code ost_<id>_<secret>}; its id is no secret. */
    private static String idOf(String key) {
        return key.split("_", 3)[1];
    }
}
