package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.SignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;

/** The filter, its place, and what an application asks of it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class OstiaryAutoConfiguration {
    /** Spring Security's place. */
    static final int ORDER = -100;

    /** In front of Spring Security and of what tells it the user. */
    static final int ORDER_BEFORE_SECURITY = ORDER - 2;

    private static final String SECURITY = "org.springframework.security.web.FilterChainProxy";

    /** Where the application has none of its own. */
    @Configuration(proxyBeanMethods = false)
    @Conditional({OnProperties.class, OnFilter.Missing.class})
    static final class Configured {
        @Bean(destroyMethod = "destroy")
        AuthFilter ostiaryFilter(ConfigurableEnvironment environment, BeanFactory beans) {
            return FilterParts.of(beans).filter(EnvironmentSettings.of(environment), new DataSourceStores(beans));
        }
    }

    /** The sessions of the filter, whoever has made it; of several filters those of the only one that has any. Nothing where they are off. */
    @Bean
    @Lazy
    @Conditional(OnSessions.class)
    @ConditionalOnMissingBean
    @Nullable
    Sessions ostiarySessions(ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations) {
        List<Sessions> all = registrations.stream()
                .map(FilterRegistrationBean::getFilter)
                .flatMap(filter -> FilterSessions.of(filter).stream())
                .toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    /** Signing in at a provider, for the request that is being handled. */
    @Bean
    @Scope(WebApplicationContext.SCOPE_REQUEST)
    @Conditional(OnSessions.WithSignIn.class)
    @ConditionalOnMissingBean
    SignIn ostiarySignIn(HttpServletRequest request) {
        return SignIn.of(request);
    }

    @Bean
    @Conditional(OnFilter.Unregistered.class)
    @ConditionalOnBean(AuthFilter.class)
    FilterRegistrationBean<AuthFilter> ostiaryRegistration(AuthFilter filter, ApplicationContext context) {
        FilterRegistrationBean<AuthFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName("ostiary");
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setOrder(isBesideSpringSecurity(context) ? ORDER_BEFORE_SECURITY : ORDER);
        return registration;
    }

    /** A filter that nobody has set up is missed sooner by the log than by an attacker. */
    @Bean
    @Conditional(OnFilter.Missing.class)
    NothingGuarded ostiaryNothingGuarded(ConfigurableEnvironment environment) {
        return new NothingGuarded(environment);
    }

    @Bean
    UndeclaredFilters ostiaryUndeclaredFilters(ListableBeanFactory beans) {
        return new UndeclaredFilters(beans);
    }

    private static boolean isBesideSpringSecurity(ApplicationContext context) {
        return ClassUtils.isPresent(SECURITY, context.getClassLoader());
    }
}
