package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** {@link FilterHealth} where Spring Boot 3 looks for it. */
record Boot3Health(FilterRegistrationBean<AuthFilter> registration) implements HealthIndicator {
    @Override
    public Health health() {
        FilterHealth health = FilterHealth.of(registration.getFilter());
        return (health.isUp() ? Health.up() : Health.down())
                .withDetails(health.details())
                .build();
    }
}
