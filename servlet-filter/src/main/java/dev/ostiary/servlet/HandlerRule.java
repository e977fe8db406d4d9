package dev.ostiary.servlet;

import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.ServletAnnotations;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a framework's handler requires of whoever calls it, by {@code @RolesAllowed}, {@code @PermitAll} or {@code @DenyAll} of
 * {@code jakarta.annotation.security}, or of {@code javax.annotation.security}: for who brings the filter into a framework, which alone knows the handler of a request.
 *
 * <p>A role {@code **} is any user. Roles that name nobody deny everybody. {@code @PermitAll} requires nothing, and opens nothing that the
 * filter's own rules close. Immutable; equal when they require the same.
 */
public final class HandlerRule {
    static final String ATTRIBUTE = HandlerRule.class.getName();

    private final Requirement requirement;

    private HandlerRule(Requirement requirement) {
        this.requirement = requirement;
    }

    /**
     * What annotations of one handler require, the strictest of several.
     *
     * @param annotations any; others than those three say nothing
     * @return empty where none of the three is among them
     */
    public static Optional<HandlerRule> of(Collection<? extends Annotation> annotations) {
        return annotations.stream()
                .flatMap(annotation -> ServletAnnotations.requirement(annotation).stream())
                .reduce(Requirement::stricter)
                .map(HandlerRule::new);
    }

    /**
     * Whether an annotation is one of those three.
     *
     * @param annotation its type
     * @return false for others, which say nothing
     */
    public static boolean reads(Class<? extends Annotation> annotation) {
        return ServletAnnotations.isNamed(annotation.getName());
    }

    /**
     * Holds a request that a filter has let in against this rule. Where it refuses, the answer is written as the filter writes it: 401 to
     * nobody, 403 to a user who may not. The user is looked for where nobody had to be known by now, on a public path.
     *
     * @param request as the handler would get it
     * @param response not committed
     * @return whether the handler may run; if not, the request has been answered
     * @throws IOException if the answer could not be written
     * @throws ServletException what a container throws that is asked for a user
     * @throws IllegalStateException if the request has passed no {@link AuthFilter}; of several, the one nearest before the application counts
     */
    public boolean admits(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        return nearest(request)
                .orElseThrow(() -> new IllegalStateException(
                        "the request has passed no AuthFilter, which is to guard its handler: map one to /*,"
                                + " for all dispatchers, and in a test add it to MockMvc"))
                .admits(requirement, request, response);
    }

    /**
     * Whether a request has passed a filter, without which no rule can be held against it.
     *
     * @param request as the handler would get it
     * @return false where a request comes in past the filter, at another port for instance
     */
    public static boolean isGuarded(HttpServletRequest request) {
        return nearest(request).isPresent();
    }

    private static Optional<Door> nearest(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AtomicReference<?> nearest
                        && nearest.get() instanceof Door door
                ? Optional.of(door)
                : Optional.empty();
    }

    Requirement requirement() {
        return requirement;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandlerRule that && requirement.equals(that.requirement);
    }

    @Override
    public int hashCode() {
        return requirement.hashCode();
    }

    /** The requirement as rules write it, such as {@code role(admin)}. */
    @Override
    public String toString() {
        return requirement.toString();
    }
}
