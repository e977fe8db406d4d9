package dev.ostiary.rest;

import dev.ostiary.servlet.HandlerRule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The security annotations of a resource. Those of the method count, and where it has none, those of its class. Of a method that overrides
 * another, or a class that extends or implements another, the nearest that has any counts, and all of several that know nothing of each
 * other. The class that a container makes around a resource extends it, and so says what that says. Stateless.
 */
final class ResourceAnnotations {
    private ResourceAnnotations() {}

    /** What stands at one place. */
    private record Said(Class<?> place, List<Annotation> annotations) {}

    /**
     * Those that count for a method.
     *
     * @param type of the object on which it is called
     * @param method as the type has it, or a type above; empty for what a runtime answers itself
     */
    static List<Annotation> of(Class<?> type, Optional<Method> method) {
        List<Annotation> own = method.map(chosen -> nearest(Hierarchy.overridden(type, chosen)))
                .orElse(List.of());
        return own.isEmpty() ? nearest(Hierarchy.of(type)) : own;
    }

    /**
     * Where something says two things at once.
     *
     * @param type of a resource
     * @param method of it
     * @return what is wrong and what to do; empty where nothing is
     */
    static Optional<String> contradiction(Class<?> type, Method method) {
        return Stream.concat(Hierarchy.overridden(type, method).stream(), Hierarchy.of(type).stream())
                .filter(element -> securityOf(element).size() > 1)
                .map(element -> name(element) + " has " + said(element)
                        + ", of which one can count: expected one of @RolesAllowed, @PermitAll and @DenyAll;"
                        + " remove the others")
                .findFirst();
    }

    private static String said(AnnotatedElement element) {
        return securityOf(element).stream()
                .map(annotation -> "@" + annotation.annotationType().getSimpleName())
                .collect(Collectors.joining(" and "));
    }

    private static List<Annotation> nearest(List<? extends AnnotatedElement> elements) {
        List<Said> all = elements.stream()
                .map(element -> new Said(place(element), securityOf(element)))
                .filter(said -> !said.annotations().isEmpty())
                .toList();
        return all.stream()
                .filter(said -> all.stream().noneMatch(other -> isNearer(other.place(), said.place())))
                .flatMap(said -> said.annotations().stream())
                .toList();
    }

    /** Whether one type knows of the other, and so what it says was meant to stand in its place. */
    private static boolean isNearer(Class<?> one, Class<?> other) {
        return one != other && other.isAssignableFrom(one);
    }

    private static List<Annotation> securityOf(AnnotatedElement element) {
        return securityOf(element, new HashSet<>()).toList();
    }

    /** Of annotations that are made of them, too, and once of one that is made of itself. */
    private static Stream<Annotation> securityOf(AnnotatedElement element, Set<Class<?>> seen) {
        return Arrays.stream(element.getDeclaredAnnotations()).flatMap(annotation -> {
            Class<? extends Annotation> kind = annotation.annotationType();
            if (HandlerRule.reads(kind)) {
                return Stream.of(annotation);
            }
            return seen.add(kind) ? securityOf(kind, seen) : Stream.empty();
        });
    }

    private static Class<?> place(AnnotatedElement element) {
        return element instanceof Method method ? method.getDeclaringClass() : (Class<?>) element;
    }

    private static String name(AnnotatedElement element) {
        return element instanceof Method method
                ? method.getDeclaringClass().getName() + "#" + method.getName()
                : ((Class<?>) element).getName();
    }
}
