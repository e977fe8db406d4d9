package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.FrameworkHandler;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tells the log what guards each controller's method, when the application is ready. Thread-safe.
 *
 * @param registrations of the filters
 * @param mappings of controllers
 * @param dispatcher the path of the servlet behind which they are, as the application has it in {@code spring.mvc.servlet.path}
 */
record ControllerCoverage(
        ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations,
        ObjectProvider<RequestMappingHandlerMapping> mappings,
        String dispatcher)
        implements ApplicationListener<ApplicationReadyEvent> {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        List<FrameworkHandler> handlers = handlers();
        registrations.forEach(registration ->
                registration.getFilter().coverage(handlers).ifPresent(table -> LOG.log(Level.INFO, "{0}", table)));
    }

    List<FrameworkHandler> handlers() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(this::handlers)
                .sorted(Comparator.comparing(FrameworkHandler::pattern).thenComparing(FrameworkHandler::name))
                .toList();
    }

    private Stream<FrameworkHandler> handlers(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        HandlerMethod method = mapped.getValue();
        String methods = mapped.getKey().getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining(","));
        String name = (methods.isEmpty() ? "" : methods + " ")
                + HandlerAnnotations.type(method).getSimpleName() + "#"
                + method.getMethod().getName();
        return mapped.getKey().getPatternValues().stream()
                .map(pattern -> new FrameworkHandler(within(pattern), name, HandlerAnnotations.of(method)));
    }

    private String within(String pattern) {
        String path = dispatcher.replaceFirst("/+$", "");
        return path.isEmpty() ? pattern : path + (pattern.isEmpty() ? "/" : pattern);
    }
}
