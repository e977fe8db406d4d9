package dev.ostiary.spring;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Stops an application without servlets, in which the filter that its properties set up would guard nothing. */
@AutoConfiguration
@Conditional({OnReactive.class, OnProperties.class})
final class OstiaryReactiveAutoConfiguration {
    @Bean
    SmartInitializingSingleton ostiaryNeedsServlets() {
        return () -> {
            throw new IllegalStateException(
                    "properties that begin with ostiary. are set, but this application is reactive, and"
                            + " the filter is one of servlets: nothing would be guarded; use spring-boot-starter-web, or"
                            + " spring.main.web-application-type=servlet, or remove ostiary-spring-boot-starter");
        };
    }
}
