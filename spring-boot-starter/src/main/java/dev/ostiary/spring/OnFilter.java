package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a filter by now, as a bean or within its registration. Stateless. */
class OnFilter extends SpringBootCondition implements ConfigurationCondition {
    static final ResolvableType REGISTRATION =
            ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, AuthFilter.class);

    @Override
    public final ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public final ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        @Nullable ConfigurableListableBeanFactory beans = context.getBeanFactory();
        boolean isBean = beans != null && isThere(beans, ResolvableType.forClass(AuthFilter.class));
        boolean isRegistered = beans != null && isThere(beans, REGISTRATION);
        return new ConditionOutcome(
                matches(isBean, isRegistered),
                ConditionMessage.forCondition("Ostiary filter")
                        .because((isBean ? "a bean" : "no bean")
                                + (isRegistered ? ", registered" : ", not registered")));
    }

    boolean matches(boolean isBean, boolean isRegistered) {
        return isBean || isRegistered;
    }

    /** Makes no bean. */
    static boolean isThere(ConfigurableListableBeanFactory beans, ResolvableType type) {
        return beans.getBeanNamesForType(type, true, false).length > 0;
    }

    /** Nobody has made one. */
    static final class Missing extends OnFilter {
        @Override
        boolean matches(boolean isBean, boolean isRegistered) {
            return !isBean && !isRegistered;
        }
    }

    /** There is a bean, and Boot would register it by itself, for {@code REQUEST} alone. */
    static final class Unregistered extends OnFilter {
        @Override
        boolean matches(boolean isBean, boolean isRegistered) {
            return isBean && !isRegistered;
        }
    }
}
