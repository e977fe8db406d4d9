package com.example.orders;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Registers the filter. Nothing else here knows of it. */
@Configuration
public class OstiaryConfiguration {
    @Bean
    FilterRegistrationBean<AuthFilter> ostiary(
            @Value("${orders.issuer}") String issuer, @Value("${orders.audience}") String audience) {
        AuthFilter filter = AuthFilter.builder()
                .issuer(issuer)
                .audience(audience)
                .signInPage("") // an API: browsers get the same answer as programs
                .rules("/api/admin/** = role(admin)") // what no rule names needs any user
                .build();
        FilterRegistrationBean<AuthFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
