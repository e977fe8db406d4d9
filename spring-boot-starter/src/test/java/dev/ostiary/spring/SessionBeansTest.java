package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sessions of a filter as a bean, whoever has turned them on. */
class SessionBeansTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final String[] SETTINGS = {
        "ostiary.secret=" + SECRET, "ostiary.issuer=https://example.test", "ostiary.audience=orders"
    };

    private final WebApplicationContextRunner application =
            new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(OstiaryAutoConfiguration.class));

    @TempDir
    Path folder;

    private static AuthFilter filter(boolean sessions) {
        return AuthFilter.builder()
                .secret(SECRET)
                .issuer("own")
                .audience("own")
                .set("session", sessions ? "on" : "off")
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        AuthFilter own() {
            return filter(true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilterWithout {
        @Bean
        AuthFilter own() {
            return filter(false);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistrations {
        @Bean
        FilterRegistrationBean<AuthFilter> first() {
            return new FilterRegistrationBean<>(filter(false));
        }

        @Bean
        FilterRegistrationBean<AuthFilter> second() {
            return new FilterRegistrationBean<>(filter(true));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {
        @Bean
        AuthFilterCustomizer sessions() {
            return filter -> filter.sessions(sessions -> sessions.sessionsPerUser(3));
        }
    }

    private String file(String... lines) throws Exception {
        Path file = Files.write(folder.resolve("ostiary.properties"), List.of(lines));
        return "ostiary.config=" + file.toUri();
    }

    @Test
    void ownFilter_hasItsSessionsAsABean() {
        application
                .withUserConfiguration(OwnFilter.class)
                .run(context -> assertThat(context.getBean(Sessions.class))
                        .isSameAs(context.getBean(AuthFilter.class).sessions()));
    }

    @Test
    void ownFilter_withoutSessions_hasNone() {
        application
                .withPropertyValues("ostiary.session=on")
                .withUserConfiguration(OwnFilterWithout.class)
                .run(context -> assertThat(
                                context.getBeanProvider(Sessions.class).getIfAvailable())
                        .isNull());
    }

    @Test
    void ownRegistrations_haveTheSessionsOfTheOneThatHasAny() {
        application
                .withUserConfiguration(OwnRegistrations.class)
                .run(context -> assertThat(context.getBean(Sessions.class)).isNotNull());
    }

    @Test
    void sessions_thatACustomizerTurnsOn_areABean() {
        application
                .withPropertyValues(SETTINGS)
                .withUserConfiguration(Customized.class)
                .run(context -> assertThat(context.getBean(Sessions.class))
                        .isSameAs(context.getBean(AuthFilter.class).sessions()));
    }

    @Test
    void sessions_thatAFileTurnsOn_areABean() throws Exception {
        String file = file("session=on");

        application
                .withPropertyValues(SETTINGS)
                .withPropertyValues(file)
                .run(context -> assertThat(context.getBean(Sessions.class))
                        .isSameAs(context.getBean(AuthFilter.class).sessions()));
    }

    @Test
    void file_withoutSessions_hasNone() throws Exception {
        String file = file("realm=x");

        application
                .withPropertyValues(SETTINGS)
                .withPropertyValues(file)
                .run(context -> assertThat(
                                context.getBeanProvider(Sessions.class).getIfAvailable())
                        .isNull());
    }
}
