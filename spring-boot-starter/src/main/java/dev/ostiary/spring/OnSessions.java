package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the filter may sign users in: the properties say so, or they do not have the word, for a filter of the application's own, a file of the
 * filter's own, or a customizer knows more. Stateless.
 */
class OnSessions extends SpringBootCondition implements ConfigurationCondition {
    private static final String OUR_FILTER = "ostiaryFilter";

    @Override
    public final ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public final ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        @Nullable ConfigurableListableBeanFactory beans = context.getBeanFactory();
        boolean matches = beans != null
                && context.getEnvironment() instanceof ConfigurableEnvironment environment
                && matches(EnvironmentSettings.of(environment), beans);
        return new ConditionOutcome(
                matches,
                ConditionMessage.forCondition("Ostiary sessions")
                        .because(matches ? "they are on, or may be" : "they are off, or there is no filter"));
    }

    private boolean matches(EnvironmentSettings settings, ConfigurableListableBeanFactory beans) {
        boolean isOurs = beans.containsBeanDefinition(OUR_FILTER);
        boolean isThere = isOurs
                || OnFilter.isThere(beans, ResolvableType.forClass(AuthFilter.class))
                || OnFilter.isThere(beans, OnFilter.REGISTRATION);
        return isThere
                && (areOn(settings)
                        || !isOurs
                        || settings.nameFurtherFiles()
                        || OnFilter.isThere(beans, ResolvableType.forClass(AuthFilterCustomizer.class)));
    }

    boolean areOn(EnvironmentSettings settings) {
        return settings.hasSessions();
    }

    /** Whether users may sign in at a provider. */
    static final class WithSignIn extends OnSessions {
        @Override
        boolean areOn(EnvironmentSettings settings) {
            return settings.hasSignIn();
        }
    }
}
