package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** {@link FilterHealth} where Spring Boot 3 looks for it. */
record Boot3Health(ObjectProvider<FilterRegistrationBean<AuthFilter>> registrations) implements HealthIndicator {
    @Override
    public Health health() {
        FilterHealth health = FilterHealth.ofAll(
                registrations.stream().map(FilterRegistrationBean::getFilter).toList());
        return (health.isUp() ? Health.up() : Health.down())
                .withDetails(health.details())
                .build();
    }
}
