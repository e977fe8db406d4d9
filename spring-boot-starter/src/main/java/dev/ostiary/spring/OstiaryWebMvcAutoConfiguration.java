package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What controllers see of the filter. */
@AutoConfiguration(after = OstiaryAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@Conditional(OnFilter.class)
final class OstiaryWebMvcAutoConfiguration {
    /** Every handler mapping finds it by its type, those that are not Spring MVC's own, too. */
    @Bean
    static MappedInterceptor ostiaryAnnotations() {
        return new MappedInterceptor(null, new AnnotationInterceptor());
    }

    @Bean
    static ControllerCoverage ostiaryCoverage(
            ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            Environment environment) {
        return new ControllerCoverage(registrations, mappings, environment.getProperty("spring.mvc.servlet.path", ""));
    }

    @Bean
    static UnmappedAnnotations ostiaryUnmappedAnnotations(
            ListableBeanFactory beans, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new UnmappedAnnotations(beans, mappings);
    }

    @Bean
    static UserArguments ostiaryUserArguments() {
        return new UserArguments();
    }

    @Bean
    static WebMvcConfigurer ostiaryArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new FilterArguments());
            }
        };
    }
}
