package dev.ostiary.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the application has set the filter up by properties. Stateless. */
class OnProperties extends SpringBootCondition {
    @Override
    public final ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Ostiary", wanted());
        boolean matches = context.getEnvironment() instanceof ConfigurableEnvironment environment
                && matches(EnvironmentSettings.of(environment));
        return matches
                ? ConditionOutcome.match(message.because("it is set"))
                : ConditionOutcome.noMatch(message.because("it is not set"));
    }

    String wanted() {
        return "any property below ostiary";
    }

    boolean matches(EnvironmentSettings settings) {
        return !settings.isEmpty();
    }

    /** Whether the filter signs users in. */
    static final class Sessions extends OnProperties {
        @Override
        String wanted() {
            return "ostiary.session=on or ostiary.client-id";
        }

        @Override
        boolean matches(EnvironmentSettings settings) {
            return settings.hasSessions();
        }
    }

    /** Whether users sign in at a provider. */
    static final class SignIn extends OnProperties {
        @Override
        String wanted() {
            return "ostiary.client-id";
        }

        @Override
        boolean matches(EnvironmentSettings settings) {
            return settings.hasSignIn();
        }
    }
}
