package dev.ostiary.spring;

import dev.ostiary.servlet.HandlerRule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * What the annotations of a Spring handler require. Those of the method count, and where it has none, those of its class. Of a method that
 * overrides another, or a class that extends or implements another, the nearest that has any counts; annotations that are made of them count
 * as they do. Stateless.
 */
final class HandlerAnnotations {
    private static final List<String> NAMES = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll");

    private HandlerAnnotations() {}

    /** @param handler of any kind; of one that is no method its class is asked */
    static Optional<HandlerRule> of(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return on(ClassUtils.getUserClass(handler));
        }
        Class<?> type = method.getBeanType();
        Method specific = ClassUtils.getMostSpecificMethod(method.getMethod(), type);
        return on(specific).or(() -> on(type));
    }

    private static Optional<HandlerRule> on(AnnotatedElement element) {
        List<MergedAnnotation<Annotation>> all = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream()
                .filter(annotation -> NAMES.contains(annotation.getType().getName()))
                .toList();
        OptionalInt nearest =
                all.stream().mapToInt(MergedAnnotation::getAggregateIndex).min();
        Stream<Annotation> counting = all.stream()
                .filter(annotation -> annotation.getAggregateIndex() == nearest.orElse(0))
                .map(MergedAnnotation::synthesize);
        return HandlerRule.of(counting.toList());
    }
}
