package dev.ostiary.servlet;

import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.ServletAnnotations;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a framework's handler requires of whoever calls it, by {@code @RolesAllowed}, {@code @PermitAll} or {@code @DenyAll} of
 * {@code jakarta.annotation.security}: for who brings the filter into a framework, which alone knows the handler of a request.
 *
 * <p>A role {@code **} is any user. Roles that name nobody deny everybody. {@code @PermitAll} requires nothing, and opens nothing that the
 * filter's own rules close. Immutable; equal when they require the same.
 */
public final class HandlerRule {
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
