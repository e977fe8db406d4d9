package dev.ostiary.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods of a resource that lead to another one. No runtime says which of them it has called, so all that could have led there count.
 * Stateless.
 */
final class Locators {
    private Locators() {}

    /**
     * What has to be met on the way.
     *
     * @param locator the class of the resource that was asked
     * @param found the class of what it has given
     */
    static List<Annotation> annotations(Class<?> locator, Class<?> found) {
        List<Method> all = Hierarchy.of(locator).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isBridge() && isLocator(Hierarchy.overridden(locator, method)))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        List<Method> fitting =
                all.stream().filter(method -> leadsTo(method, found)).toList();
        List<Method> counting = fitting.isEmpty() ? all : fitting;
        return counting.isEmpty()
                ? ResourceAnnotations.of(locator, Optional.empty())
                : counting.stream()
                        .flatMap(method -> ResourceAnnotations.of(locator, Optional.of(method)).stream())
                        .distinct()
                        .toList();
    }

    private static boolean isLocator(List<Method> overridden) {
        return overridden.stream().anyMatch(method -> method.isAnnotationPresent(Path.class))
                && overridden.stream()
                        .flatMap(method -> Stream.of(method.getAnnotations()))
                        .noneMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** A locator may be said to give anything, or a class. */
    private static boolean leadsTo(Method method, Class<?> found) {
        return method.getReturnType() == Class.class || method.getReturnType().isAssignableFrom(found);
    }
}
