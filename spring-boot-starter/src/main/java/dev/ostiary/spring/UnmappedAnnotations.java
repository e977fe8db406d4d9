package dev.ostiary.spring;

import jakarta.servlet.Servlet;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Warns of annotations that the interceptor never sees, for Spring MVC sends no request to what carries them: a handler of a
 * {@code RouterFunction}, of messages or of GraphQL, a service. With Spring Security's method security on they are enforced, and nothing is
 * said. Thread-safe.
 *
 * @param beans of the application
 * @param mappings of controllers
 */
record UnmappedAnnotations(ListableBeanFactory beans, ObjectProvider<RequestMappingHandlerMapping> mappings)
        implements ApplicationListener<ApplicationReadyEvent> {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");
    private static final String METHOD_SECURITY = "jsr250AuthorizationMethodInterceptor";
    private static final String RESOURCE = "jakarta.ws.rs.Path";
    private static final List<String> OTHER_MAPPINGS = List.of(
            "org.springframework.messaging.handler.annotation.MessageMapping",
            "org.springframework.messaging.simp.annotation.SubscribeMapping",
            "org.springframework.graphql.data.method.annotation.SchemaMapping",
            "org.springframework.graphql.data.method.annotation.BatchMapping");
    private static final List<Class<?>> HANDLERS = List.of(
            HttpRequestHandler.class, HandlerFunction.class, org.springframework.web.servlet.mvc.Controller.class);
    private static final int NAMED = 20;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        List<String> names = names();
        if (!names.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "@RolesAllowed, @PermitAll or @DenyAll guards nothing here, for Spring MVC sends no request there:"
                            + " {0}; write rules for the paths that lead there, or turn on Spring Security''s"
                            + " @EnableMethodSecurity(jsr250Enabled = true) (docs/frameworks.md)",
                    names.stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : ""));
        }
    }

    /** {@code Class#method}, or the class alone where that has the annotation; in their order. */
    List<String> names() {
        if (beans.containsBean(METHOD_SECURITY)) {
            return List.of();
        }
        Set<Mapped> mapped = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .map(Mapped::of)
                .collect(Collectors.toSet());
        return Stream.of(beans.getBeanNamesForType(Object.class, true, false))
                .flatMap(this::type)
                .distinct()
                .flatMap(type -> names(type, mapped))
                .sorted()
                .toList();
    }

    private record Mapped(Class<?> type, Method method) {
        static Mapped of(HandlerMethod handler) {
            Class<?> type = HandlerAnnotations.type(handler);
            return new Mapped(type, AopUtils.getMostSpecificMethod(handler.getMethod(), type));
        }
    }

    /** Servlets are the filter's own affair, and Jakarta REST has its own ways. */
    private Stream<Class<?>> type(String bean) {
        @Nullable Class<?> type = beans.getType(bean, false);
        return Stream.ofNullable(type)
                .<Class<?>>map(ClassUtils::getUserClass)
                .filter(known -> !known.getName().startsWith("org.springframework."))
                .filter(known -> !Servlet.class.isAssignableFrom(known))
                .filter(known -> !in(known).isPresent(RESOURCE));
    }

    private static Stream<String> names(Class<?> type, Set<Mapped> mapped) {
        boolean isMarked = HandlerAnnotations.areOn(type);
        if (isMarked && !isHandler(type)) {
            return Stream.of(type.getSimpleName());
        }
        return MethodIntrospector.selectMethods(
                        type,
                        (Method method) -> HandlerAnnotations.areOn(method) || (isMarked && isOtherwiseMapped(method)))
                .stream()
                .filter(method -> !mapped.contains(new Mapped(type, method)))
                .map(method -> type.getSimpleName() + "#" + method.getName());
    }

    private static boolean isHandler(Class<?> type) {
        return in(type).isPresent(Controller.class) || HANDLERS.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private static boolean isOtherwiseMapped(Method method) {
        MergedAnnotations all = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        return OTHER_MAPPINGS.stream().anyMatch(all::isPresent);
    }

    private static MergedAnnotations in(Class<?> type) {
        return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
    }
}
