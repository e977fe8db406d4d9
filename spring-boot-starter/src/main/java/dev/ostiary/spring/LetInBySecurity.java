package dev.ostiary.spring;

import dev.ostiary.servlet.HandlerRule;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What Spring Security lets in without a chain of the application's: requests that the filter has let in. At a port of Actuator's own, and
 * where the application has put the filter elsewhere, there are others. Of those, health is what Boot would let in. Immutable.
 *
 * @param health the path of Actuator's health
 */
record LetInBySecurity(String health) implements RequestMatcher {
    private static final String ENDPOINTS = "management.endpoints.web.";

    static LetInBySecurity of(Environment environment) {
        String base = environment.getProperty(ENDPOINTS + "base-path", "/actuator");
        String health = environment.getProperty(ENDPOINTS + "path-mapping.health", "health");
        return new LetInBySecurity(base.replaceFirst("/+$", "") + "/" + health);
    }

    /** An error page is chosen by the container alone. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                || HandlerRule.isGuarded(request)
                || isHealth(request.getServletPath()
                        + Optional.ofNullable(request.getPathInfo()).orElse(""));
    }

    private boolean isHealth(String path) {
        return path.equals(health) || path.startsWith(health + "/");
    }
}
