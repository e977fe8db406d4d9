package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** {@link FilterHealth} where Spring Boot 4 looks for it. */
record Boot4Health(FilterRegistrationBean<AuthFilter> registration) implements HealthIndicator {
    @Override
    public Health health() {
        FilterHealth health = FilterHealth.of(registration.getFilter());
        return (health.isUp() ? Health.up() : Health.down())
                .withDetails(health.details())
                .build();
    }
}
