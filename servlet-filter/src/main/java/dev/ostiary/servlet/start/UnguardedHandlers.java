package dev.ostiary.servlet.start;

import dev.ostiary.servlet.path.Told;
import dev.ostiary.servlet.rule.ServletAnnotations;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on handlers that nobody holds them against: on methods of servlets,
 * and on Spring's handlers where there is no starter. They are asked of the application, not of a container that looks through classes, so that
 * an embedded one is told, too. Stateless.
 */
final class UnguardedHandlers {
    private static final String ATTRIBUTE = UnguardedHandlers.class.getName();
    private static final String ANNOTATIONS = "@RolesAllowed, @PermitAll or @DenyAll ";

    private UnguardedHandlers() {}

    /** What to warn of, for the filter of the application that starts first; nothing for the others. */
    static List<String> warnings(ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) != null) {
            return List.of();
        }
        application.setAttribute(ATTRIBUTE, true);
        SpringHandlers spring = SpringHandlers.of(application);
        Set<String> servlets = servlets(application);
        Set<String> controllers = names(spring.types().stream().filter(SecurityAnnotations::areOn));
        AnnotatedClasses.leaveOut(name -> servlets.contains(name) || controllers.contains(name), application);
        return Stream.of(ofServlets(servlets), spring.areGuarded() ? Optional.<String>empty() : ofSpring(controllers))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Set<String> servlets(ServletContext application) {
        return names(Told.byName(application.getServletRegistrations()).values().stream()
                .map(ServletRegistration::getClassName)
                .flatMap(name -> Optional.ofNullable(name).stream())
                .flatMap(name -> ServletAnnotations.find(name, application).stream())
                .filter(SecurityAnnotations::areOnMethodsOf));
    }

    private static Set<String> names(Stream<? extends Class<?>> types) {
        return types.map(Class::getName).sorted().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> ofServlets(Set<String> names) {
        return warning(
                names,
                "on methods of these servlets guards nothing, for the filter reads it on their classes alone",
                "put it on the class, or write a rule with the method, such as DELETE /orders/** = role(admin)");
    }

    private static Optional<String> ofSpring(Set<String> names) {
        return warning(
                names,
                "on these handlers of Spring or their methods guards nothing",
                "take ostiary-spring-boot-starter, which enforces it, or write rules for their paths"
                        + " (docs/frameworks.md)");
    }

    private static Optional<String> warning(Set<String> names, String fault, String remedy) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ANNOTATIONS + fault + ": " + SomeNames.of(names) + "; " + remedy);
    }
}
