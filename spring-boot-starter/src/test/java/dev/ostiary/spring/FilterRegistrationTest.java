package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.event.AuthEventListener;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** When the filter is registered, where, and when it is not. */
class FilterRegistrationTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final String[] SETTINGS = {
        "ostiary.secret=" + SECRET, "ostiary.issuer=https://example.test", "ostiary.audience=orders"
    };

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(OstiaryAutoConfiguration.class, OstiaryWebMvcAutoConfiguration.class))
            .withClassLoader(new FilteredClassLoader(FilterChainProxy.class));

    private final WebApplicationContextRunner guarded = application.withPropertyValues(SETTINGS);

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        AuthFilter own() {
            return AuthFilter.builder()
                    .secret(SECRET)
                    .issuer("own")
                    .audience("own")
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistration {
        @Bean
        FilterRegistrationBean<AuthFilter> own() {
            FilterRegistrationBean<AuthFilter> own = new FilterRegistrationBean<>(new OwnFilter().own());
            own.setOrder(7);
            return own;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {
        @Bean
        AuthFilterCustomizer realm() {
            return filter -> filter.realm("customized");
        }

        @Bean
        AuthEventListener silent() {
            return event -> {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoRegistrations {
        @Bean
        FilterRegistrationBean<AuthFilter> first() {
            return new OwnRegistration().own();
        }

        @Bean
        FilterRegistrationBean<AuthFilter> second() {
            return new OwnRegistration().own();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RegistrationOfAnything {
        @Bean
        FilterRegistrationBean<?> own() {
            return new OwnRegistration().own();
        }
    }

    @SuppressWarnings("unchecked")
    private static FilterRegistrationBean<AuthFilter> registration(ApplicationContext context) {
        return context.getBean(FilterRegistrationBean.class);
    }

    @Test
    void properties_registerTheFilterEverywhere() {
        guarded.run(context -> {
            FilterRegistrationBean<AuthFilter> registration = registration(context);

            assertThat(registration.getFilter()).isSameAs(context.getBean(AuthFilter.class));
            assertThat(registration.getOrder()).isEqualTo(-100);
            assertThat(registration.getUrlPatterns()).isEmpty();
            assertThat(registration.isAsyncSupported()).isTrue();
            assertThat(registration).extracting("dispatcherTypes").isEqualTo(EnumSet.allOf(DispatcherType.class));
        });
    }

    @Test
    void springSecurity_standsBehind() {
        guarded.withClassLoader(OstiaryAutoConfiguration.class.getClassLoader())
                .run(context -> assertThat(registration(context).getOrder()).isEqualTo(-102));
    }

    @Test
    void noProperty_registersNothing() {
        application.run(context ->
                assertThat(context).doesNotHaveBean(AuthFilter.class).doesNotHaveBean(MappedInterceptor.class));
    }

    @Test
    void noProperty_isSaid() {
        List<String> told = new CopyOnWriteArrayList<>();
        Handler listening = listening(told);
        Logger log = Logger.getLogger("dev.ostiary.servlet.AuthFilter");
        log.addHandler(listening);

        application.run(context -> assertThat(context).hasNotFailed());
        guarded.run(context -> assertThat(context).hasNotFailed());
        log.removeHandler(listening);

        assertThat(told)
                .filteredOn(line -> line.contains("no request is authenticated"))
                .hasSize(1);
    }

    private static Handler listening(List<String> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void applicationWithoutTheWeb_hasNoFilter() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OstiaryAutoConfiguration.class))
                .withPropertyValues(SETTINGS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthFilter.class));
    }

    @Test
    void reactiveApplication_withProperties_doesNotStart() {
        ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(OstiaryAutoConfiguration.class, OstiaryReactiveAutoConfiguration.class));

        reactive.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthFilter.class));
        reactive.withPropertyValues(SETTINGS)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("this application is reactive"));
        guarded.withConfiguration(AutoConfigurations.of(OstiaryReactiveAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void ownFilter_winsAndIsRegisteredEverywhere() {
        guarded.withUserConfiguration(OwnFilter.class).run(context -> {
            assertThat(context).hasSingleBean(AuthFilter.class).hasBean("own");
            assertThat(registration(context).getFilter()).isSameAs(context.getBean("own"));
            assertThat(registration(context).getOrder()).isEqualTo(-100);
        });
    }

    @Test
    void ownFilter_needsNoProperty() {
        application
                .withUserConfiguration(OwnFilter.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(FilterRegistrationBean.class)
                        .hasSingleBean(MappedInterceptor.class));
    }

    @Test
    void ownRegistration_staysAsItIs() {
        guarded.withUserConfiguration(OwnRegistration.class).run(context -> {
            assertThat(context).hasSingleBean(FilterRegistrationBean.class).doesNotHaveBean(AuthFilter.class);
            assertThat(registration(context).getOrder()).isEqualTo(7);
            assertThat(context).hasSingleBean(MappedInterceptor.class);
        });
    }

    @Test
    void twoRegistrations_haveOneHealth() {
        application
                .withConfiguration(AutoConfigurations.of(OstiaryActuatorAutoConfiguration.class))
                .withUserConfiguration(TwoRegistrations.class)
                .run(context -> assertThat(context).hasNotFailed().hasBean("ostiaryHealthIndicator"));
    }

    /** Nobody would enforce annotations there, and with properties there would be two filters. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ownRegistration_thatDoesNotSayWhatItIs_stopsTheStart(boolean properties) {
        (properties ? guarded : application)
                .withUserConfiguration(RegistrationOfAnything.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("'own'")
                        .hasMessageContaining("FilterRegistrationBean<AuthFilter>"));
    }

    @Test
    void customizer_isToldBeforeTheFilterIsBuilt() {
        guarded.withUserConfiguration(Parts.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(AuthFilter.class)
                            .explain(null, "GET", "/x")
                            .toString())
                    .contains("customized");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ostiary.clok-skew=1s", "ostiary.clock-skew=x", "ostiary.realm=${NONE}"})
    void wrongProperty_stopsTheStart(String property) {
        guarded.withPropertyValues(property)
                .run(context -> assertThat(context).getFailure().hasRootCauseInstanceOf(ConfigurationException.class));
    }

    @Test
    void variablesOfTheProcess_countByTheEnvironmentAlone() {
        guarded.withSystemProperties("ostiary.realm=of-the-process")
                .withPropertyValues("ostiary.realm=first")
                .run(context -> assertThat(context.getBean(AuthFilter.class)
                                .explain(null, "GET", "/x")
                                .toString())
                        .contains("first"));
    }

    @Test
    void sessions_areABeanWhereTheyAreOn() {
        guarded.run(context -> assertThat(context).doesNotHaveBean(Sessions.class));
        guarded.withPropertyValues("ostiary.session=on")
                .run(context -> assertThat(context.getBean(Sessions.class))
                        .isSameAs(context.getBean(AuthFilter.class).sessions()));
    }

    @Test
    void filter_isClosedWithItsContext() {
        AuthFilter[] filter = new AuthFilter[1];
        guarded.run(context -> filter[0] = context.getBean(AuthFilter.class));

        assertThatThrownBy(() -> filter[0].explain(null, "GET", "/x")).hasMessageContaining("was destroyed");
    }
}
