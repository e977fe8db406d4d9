package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handlers among the beans of Spring's root context, which is asked by reflection: the filter knows no Spring. Contexts of single
 * dispatcher servlets begin after filters, and are not seen. Immutable.
 *
 * @param types of controllers and the like; no bean is made for it
 * @param areGuarded whether something there enforces {@code @RolesAllowed}: our starter, or Spring Security's method security
 */
record SpringHandlers(List<Class<?>> types, boolean areGuarded) {
    private static final String ROOT = "org.springframework.web.context.WebApplicationContext.ROOT";
    private static final String FACTORY = "org.springframework.beans.factory.ListableBeanFactory";
    private static final Set<String> GUARDS = Set.of("ostiaryAnnotations", "jsr250AuthorizationMethodInterceptor");
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final Set<String> HANDLERS =
            Set.of("org.springframework.web.HttpRequestHandler", "org.springframework.web.servlet.mvc.Controller");
    private static final SpringHandlers NONE = new SpringHandlers(List.of(), false);
    private static final String GENERATED = "$$";

    SpringHandlers {
        types = List.copyOf(types);
    }

    /** None where there is no Spring, or it cannot be asked. */
    static SpringHandlers of(ServletContext application) {
        @Nullable Object context = application.getAttribute(ROOT);
        if (context == null) {
            return NONE;
        }
        try {
            Class<?> factory = Class.forName(FACTORY, false, context.getClass().getClassLoader());
            return read(context, factory);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException otherwise) {
            return NONE;
        }
    }

    private static SpringHandlers read(Object context, Class<?> factory) throws ReflectiveOperationException {
        String[] names = (String[]) factory.getMethod("getBeanDefinitionNames").invoke(context);
        Method typeOf = factory.getMethod("getType", String.class, boolean.class);
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            type(context, typeOf, name)
                    .map(SpringHandlers::written)
                    .filter(SpringHandlers::isHandler)
                    .ifPresent(types::add);
        }
        return new SpringHandlers(types, Arrays.stream(names).anyMatch(GUARDS::contains));
    }

    /** Of some beans Spring cannot tell. */
    private static Optional<Class<?>> type(Object context, Method typeOf, String name) {
        try {
            return Optional.ofNullable((Class<?>) typeOf.invoke(context, name, false));
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return Optional.empty();
        }
    }

    /** The class that stands in the application's source, not the one that Spring has made of it. */
    private static Class<?> written(Class<?> type) {
        Class<?> written = type;
        while (written.getName().contains(GENERATED) && written.getSuperclass() != null) {
            written = written.getSuperclass();
        }
        return written;
    }

    private static boolean isHandler(Class<?> type) {
        return SecurityAnnotations.carries(type, CONTROLLER::equals)
                || SecurityAnnotations.family(type).stream().map(Class::getName).anyMatch(HANDLERS::contains);
    }
}
