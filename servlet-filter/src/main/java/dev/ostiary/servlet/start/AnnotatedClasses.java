package dev.ostiary.servlet.start;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has the container look for classes with {@code @RolesAllowed}, {@code @PermitAll} or {@code @DenyAll}, on the class or on a method,
 * that the filter does not enforce: it does so for the classes of servlets alone. When a filter starts, one warning names them.
 *
 * <p>Found by the container as {@link StartCheck} is, and apart from it, since without {@code jakarta.annotation-api} a container cannot
 * make it. Where nobody looks through the classes, nothing is said. Stateless.
 */
@HandlesTypes({RolesAllowed.class, PermitAll.class, DenyAll.class})
public final class AnnotatedClasses implements ServletContainerInitializer {
    private static final String ATTRIBUTE = AnnotatedClasses.class.getName();
    private static final String ANNOTATIONS = "jakarta.annotation.security.";
    private static final Set<String> ENFORCED_BY_EJB = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    /** For the container. */
    public AnnotatedClasses() {}

    /**
     * Keeps the names of those classes for the filter.
     *
     * @param classes what the container has found; nothing where there is none
     * @param application what is about to start
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext application) {
        List<String> names = Optional.ofNullable(classes).orElse(Set.of()).stream()
                .filter(type -> !isEnforced(type) && !RestResources.areEnforced(type, name -> isThere(name, type)))
                .map(Class::getName)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            application.setAttribute(ATTRIBUTE, names);
        }
    }

    /** Says nothing of classes of which something more exact is said. */
    static void leaveOut(Predicate<String> told, ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) instanceof List<?> names) {
            List<String> others =
                    names.stream().map(String::valueOf).filter(told.negate()).toList();
            application.setAttribute(ATTRIBUTE, others);
        }
    }

    /** What to warn of, for the filter of the application that starts first; nothing for the others. */
    static Optional<String> warning(ServletContext application) {
        if (!(application.getAttribute(ATTRIBUTE) instanceof List<?> names)) {
            return Optional.empty();
        }
        application.removeAttribute(ATTRIBUTE);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "@RolesAllowed, @PermitAll or @DenyAll on these classes or their methods is not enforced by this"
                        + " filter, which reads it on classes of servlets alone: "
                        + SomeNames.of(names.stream().map(String::valueOf).toList())
                        + "; write rules for their paths (the way for Spring MVC), or have their framework enforce it"
                        + " (docs/frameworks.md): Jakarta REST by the module ostiary-jakarta-rest, which Jersey and"
                        + " RESTEasy find by themselves; in CXF register its SecurityAnnotations, and then resources"
                        + " in this line are guarded");
    }

    private static boolean isEnforced(Class<?> type) {
        boolean isEjb =
                Arrays.stream(type.getAnnotations()).anyMatch(annotation -> ENFORCED_BY_EJB.contains(name(annotation)));
        boolean isOnClass = Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> name(annotation).startsWith(ANNOTATIONS));
        return isEjb || (Servlet.class.isAssignableFrom(type) && isOnClass);
    }

    private static boolean isThere(String name, Class<?> beside) {
        try {
            Class.forName(name, false, beside.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static String name(Annotation annotation) {
        return annotation.annotationType().getName();
    }
}
