package dev.ostiary.example.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells browsers to use nothing but our own files, to frame us nowhere and to keep our addresses to themselves. */
final class SecurityHeaders implements Filter {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; form-action 'self'{{beyond}}; frame-ancestors 'none'; base-uri 'none'";

    private static final String NAME = "Content-Security-Policy";

    private final String policy;

    SecurityHeaders(SignInWay way) {
        policy = POLICY.replace(
                "{{beyond}}", way.originBeyond().map(origin -> " " + origin).orElse(""));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader(NAME, policy);
        http.setHeader("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with that, browsers send our own forms with `Origin: null`.
        http.setHeader("Referrer-Policy", "same-origin");
        chain.doFilter(request, response);
    }

    /** For the one page whose script asks for something. */
    static void letOwnScriptsAsk(HttpServletResponse response) {
        response.setHeader(NAME, response.getHeader(NAME) + "; connect-src 'self'");
    }
}
