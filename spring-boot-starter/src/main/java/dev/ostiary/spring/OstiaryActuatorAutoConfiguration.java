package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.micrometer.AuthMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What Actuator shows of the filter. Each part is loaded where its version of Actuator is there. */
@AutoConfiguration(
        after = OstiaryAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(OnFilter.class)
final class OstiaryActuatorAutoConfiguration {
    private static final String HEALTH = "management.health.ostiary";
    private static final String IN_BOOT_3 = "org.springframework.boot.actuate.health.HealthIndicator";
    private static final String IN_BOOT_4 = "org.springframework.boot.health.contributor.HealthIndicator";

    /** The filter takes it as it takes any listener; one of the application's own does not. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static final class Meters {
        @Bean
        @ConditionalOnBean({AuthFilter.class, MeterRegistry.class})
        @ConditionalOnMissingBean(AuthMeters.class)
        AuthEventListener ostiaryMeters(MeterRegistry registry) {
            return new AuthMeters(registry);
        }
    }

    /** For Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = IN_BOOT_3)
    @ConditionalOnProperty(prefix = HEALTH, name = "enabled", matchIfMissing = true)
    static final class HealthInBoot3 {
        @Bean
        @ConditionalOnMissingBean(name = "ostiaryHealthIndicator")
        Boot3Health ostiaryHealthIndicator(ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations) {
            return new Boot3Health(registrations);
        }
    }

    /** For Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = IN_BOOT_4)
    @ConditionalOnMissingClass(IN_BOOT_3)
    @ConditionalOnProperty(prefix = HEALTH, name = "enabled", matchIfMissing = true)
    static final class HealthInBoot4 {
        @Bean
        @ConditionalOnMissingBean(name = "ostiaryHealthIndicator")
        Boot4Health ostiaryHealthIndicator(ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations) {
            return new Boot4Health(registrations);
        }
    }
}
