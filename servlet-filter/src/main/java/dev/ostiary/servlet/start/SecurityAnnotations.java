package dev.ostiary.servlet.start;

import dev.ostiary.servlet.rule.ServletAnnotations;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether classes carry annotations, by their names: themselves, by what they extend and implement, and by annotations that are made of others.
 * Stateless.
 */
final class SecurityAnnotations {
    private static final Predicate<String> OURS = ServletAnnotations::isNamed;

    private SecurityAnnotations() {}

    /** Whether {@code @RolesAllowed}, {@code @PermitAll} or {@code @DenyAll} is on the class or on a method of it. */
    static boolean areOn(Class<?> type) {
        return carries(type, OURS) || areOnMethodsOf(type);
    }

    /** Whether one of the three is on a method. */
    static boolean areOnMethodsOf(Class<?> type) {
        return family(type).stream().anyMatch(SecurityAnnotations::areOnOwnMethodsOf);
    }

    private static boolean areOnOwnMethodsOf(Class<?> type) {
        return ownMethodsOf(type).anyMatch(method -> isMarked(method, OURS, new HashSet<>()));
    }

    /** None of a class that refers to one that is not there: it cannot be looked into. */
    static Stream<Method> ownMethodsOf(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredMethods());
        } catch (LinkageError missing) {
            return Stream.empty();
        }
    }

    /** Whether an annotation with such a name is on the class. */
    static boolean carries(Class<?> type, Predicate<String> name) {
        return family(type).stream().anyMatch(one -> isMarked(one, name, new HashSet<>()));
    }

    /** The class, what it extends, and what these implement. */
    static Set<Class<?>> family(Class<?> type) {
        Set<Class<?>> family = new LinkedHashSet<>();
        for (@Nullable Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            family.add(one);
            Arrays.stream(one.getInterfaces()).map(SecurityAnnotations::family).forEach(family::addAll);
        }
        return family;
    }

    /** @param seen annotations that were looked into: some are made of themselves */
    private static boolean isMarked(AnnotatedElement element, Predicate<String> name, Set<Class<?>> seen) {
        return Arrays.stream(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> name.test(type.getName()) || (seen.add(type) && isMarked(type, name, seen)));
    }
}
