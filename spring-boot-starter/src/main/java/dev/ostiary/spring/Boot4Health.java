package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** {@link FilterHealth} where Spring Boot 4 looks for it. */
record Boot4Health(ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations) implements HealthIndicator {
    @Override
    public Health health() {
        FilterHealth health = FilterHealth.ofAll(
                registrations.stream().map(FilterRegistrationBean::getFilter).toList());
        return (health.isUp() ? Health.up() : Health.down())
                .withDetails(health.details())
                .build();
    }
}
