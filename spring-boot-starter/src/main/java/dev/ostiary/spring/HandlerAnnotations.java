package dev.ostiary.spring;

import dev.ostiary.servlet.HandlerRule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * What the annotations of a Spring handler require. Those of the method count, and where it has none, those of its class. Of a method that
 * overrides another, or a class that extends or implements another, the nearest that has any counts, and of several that know nothing of each
 * other the strictest; annotations that are made of them count as they do. Of a proxy its target is asked. Stateless.
 */
final class HandlerAnnotations {
    private HandlerAnnotations() {}

    /** @param handler of any kind; of one that is no method its class is asked */
    static Optional<HandlerRule> of(Object handler) {
        Class<?> type = type(handler);
        if (!(handler instanceof HandlerMethod method)) {
            return on(type);
        }
        return on(AopUtils.getMostSpecificMethod(method.getMethod(), type)).or(() -> on(type));
    }

    /**
     * The class that the application has written: a proxy of interfaces shows nothing of it.
     *
     * @param handler of any kind; of a method that of its bean
     */
    static Class<?> type(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(handler));
        }
        if (!(method.getBean() instanceof String)) {
            return type(method.getBean());
        }
        return Proxy.isProxyClass(method.getBeanType()) ? type(method.createWithResolvedBean()) : method.getBeanType();
    }

    /** Whether any of the three counts there. */
    static boolean areOn(AnnotatedElement element) {
        return on(element).isPresent();
    }

    private static Optional<HandlerRule> on(AnnotatedElement element) {
        List<MergedAnnotation<Annotation>> all = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream()
                .filter(annotation -> HandlerRule.reads(annotation.getType()))
                .toList();
        Stream<Annotation> counting = all.stream()
                .filter(annotation -> all.stream().noneMatch(other -> isNearer(place(other), place(annotation))))
                .map(MergedAnnotation::synthesize);
        return HandlerRule.of(counting.toList());
    }

    /** Whether one type knows of the other, and so what it says was meant to stand in its place. */
    private static boolean isNearer(Class<?> one, Class<?> other) {
        return one != other && other.isAssignableFrom(one);
    }

    private static Class<?> place(MergedAnnotation<?> annotation) {
        Object source = Objects.requireNonNull(annotation.getSource());
        return source instanceof Method method ? method.getDeclaringClass() : (Class<?>) source;
    }
}
