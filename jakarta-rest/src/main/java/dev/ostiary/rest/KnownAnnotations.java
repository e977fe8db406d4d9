package dev.ostiary.rest;

import dev.ostiary.servlet.HandlerRule;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What the resources that one request has come upon require, read once each: an application has so many of them and no more. Thread-safe.
 */
final class KnownAnnotations {
    private final ConcurrentMap<Handler, List<Annotation>> ofMethods = new ConcurrentHashMap<>();
    private final ConcurrentMap<Located, List<Annotation>> ofLocators = new ConcurrentHashMap<>();

    private record Handler(Class<?> type, @Nullable Method method) {}

    private record Located(Class<?> locator, Class<?> found) {}

    /**
     * What has to be held against a request.
     *
     * @param resource the one chosen, and its method
     * @param matched the resources on the way to it, itself first; a runtime tells objects or their classes
     */
    Optional<HandlerRule> rule(ResourceInfo resource, List<Object> matched) {
        List<Class<?>> types = new ArrayList<>(matched.stream()
                .<Class<?>>map(object -> object instanceof Class<?> type ? type : object.getClass())
                .toList());
        @Nullable Class<?> chosen = resource.getResourceClass();
        if (chosen != null && (types.isEmpty() || !chosen.isAssignableFrom(types.get(0)))) {
            types.add(0, chosen);
        }
        if (types.isEmpty()) {
            return Optional.empty();
        }
        List<Annotation> all = new ArrayList<>(of(new Handler(types.get(0), resource.getResourceMethod())));
        for (int place = 1; place < types.size(); place++) {
            all.addAll(of(new Located(types.get(place), types.get(place - 1))));
        }
        return HandlerRule.of(all);
    }

    private List<Annotation> of(Handler handler) {
        return ofMethods.computeIfAbsent(
                handler, unread -> ResourceAnnotations.of(unread.type(), Optional.ofNullable(unread.method())));
    }

    private List<Annotation> of(Located step) {
        return ofLocators.computeIfAbsent(step, unread -> Locators.annotations(unread.locator(), unread.found()));
    }
}
