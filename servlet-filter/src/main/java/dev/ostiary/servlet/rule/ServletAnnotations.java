package dev.ostiary.servlet.rule;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a servlet's class requires by {@code @RolesAllowed}, {@code @PermitAll} or {@code @DenyAll} of
 * {@code jakarta.annotation.security}.
 *
 * <p>The class counts, and where it has none, the next one above it that does; annotations of methods do not. A role
 * {@code **} is any user. Roles that name nobody deny everybody. Of several annotations on one class the strictest
 * counts. The servlet is never instantiated, and its class is not initialised.
 *
 * <p>The annotations are read by name, so that the filter works where their jar is absent; there, the JVM does not show
 * them to anybody. A class that cannot be found has none, and is {@linkplain UnseenServlets told} at the start. Stateless; what was found once stays with the servlet context,
 * for as long as that lives.
 */
public final class ServletAnnotations {
    private static final String PACKAGE = "jakarta.annotation.security.";
    private static final String OLD_PACKAGE = "javax.annotation.security.";
    private static final Set<String> NAMES =
            Set.of(PACKAGE + "DenyAll", PACKAGE + "PermitAll", PACKAGE + "RolesAllowed");
    private static final String ATTRIBUTE = ServletAnnotations.class.getName();

    private ServletAnnotations() {}

    /**
     * What the class of a servlet requires.
     *
     * @param context the web application
     * @param servletName the name of a servlet in it; empty where the container names none
     * @return empty where the class says nothing
     */
    public static Optional<Requirement> of(ServletContext context, String servletName) {
        if (servletName.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Optional<Requirement>> known = known(context);
        if (!known.containsKey(servletName)) {
            known.put(servletName, read(context, servletName));
        }
        return known.getOrDefault(servletName, Optional.empty());
    }

    /** Two requests that come first at once may each make a map, and read the same into it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Optional<Requirement>> known(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof ConcurrentHashMap<?, ?> known) {
            return (Map<String, Optional<Requirement>>) known;
        }
        Map<String, Optional<Requirement>> fresh = new ConcurrentHashMap<>();
        context.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    private static Optional<Requirement> read(ServletContext context, String servletName) {
        @Nullable ServletRegistration registration = context.getServletRegistration(servletName);
        @Nullable String className = registration == null ? null : registration.getClassName();
        return className == null ? Optional.empty() : find(className, context).flatMap(ServletAnnotations::of);
    }

    /**
     * Looks where the application is loaded from, and where this filter is: a server may be part of either.
     *
     * @param className of a servlet
     * @param context the web application
     * @return empty where it cannot be found
     */
    public static Optional<Class<?>> find(String className, ServletContext context) {
        return Stream.of(
                        Optional.ofNullable(context.getClassLoader()),
                        Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                        Optional.ofNullable(ServletAnnotations.class.getClassLoader()))
                .flatMap(Optional::stream)
                .flatMap(loader -> load(className, loader).stream())
                .findFirst();
    }

    private static Optional<Class<?>> load(String className, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    static Optional<Requirement> of(Class<?> servlet) {
        @Nullable Class<?> type = servlet;
        while (type != null) {
            Optional<Requirement> own = Arrays.stream(type.getDeclaredAnnotations())
                    .filter(annotation -> annotation.annotationType().getName().startsWith(PACKAGE))
                    .flatMap(annotation -> requirement(annotation).stream())
                    .reduce(Requirement::stricter);
            if (own.isPresent()) {
                return own;
            }
            type = type.getSuperclass();
        }
        return Optional.empty();
    }

    /**
     * Whether a name is that of one of those three, or was before Jakarta.
     *
     * @param annotation the name of its type
     * @return false for others
     */
    public static boolean isNamed(String annotation) {
        return NAMES.contains(annotation.replace(OLD_PACKAGE, PACKAGE));
    }

    /**
     * What one annotation requires. Their names before Jakarta, {@code javax.annotation.security}, count, too: whoever imports them by mistake
     * means the same.
     *
     * @param annotation any
     * @return empty for others than those three
     */
    public static Optional<Requirement> requirement(Annotation annotation) {
        return switch (annotation.annotationType().getName().replace(OLD_PACKAGE, PACKAGE)) {
            case PACKAGE + "DenyAll" -> Optional.of(Requirement.DENY);
            case PACKAGE + "PermitAll" -> Optional.of(Requirement.PUBLIC);
            case PACKAGE + "RolesAllowed" -> Optional.of(anyOf(roles(annotation)));
            default -> Optional.empty();
        };
    }

    private static Requirement anyOf(List<String> roles) {
        if (roles.contains("**")) {
            return Requirement.AUTHENTICATED;
        }
        List<String> named = roles.stream().filter(role -> !role.isEmpty()).toList();
        return named.isEmpty() ? Requirement.DENY : Requirement.anyRole(named);
    }

    private static List<String> roles(Annotation rolesAllowed) {
        try {
            return List.of(
                    (String[]) rolesAllowed.annotationType().getMethod("value").invoke(rolesAllowed));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "@RolesAllowed has no readable value; expected that of Jakarta Annotations", e);
        }
    }
}
