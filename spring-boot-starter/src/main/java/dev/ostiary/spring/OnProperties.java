package dev.ostiary.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the application has set the filter up by properties. Stateless. */
final class OnProperties extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Ostiary", "any property below ostiary");
        boolean matches = context.getEnvironment() instanceof ConfigurableEnvironment environment
                && !EnvironmentSettings.of(environment).isEmpty();
        return matches
                ? ConditionOutcome.match(message.because("it is set"))
                : ConditionOutcome.noMatch(message.because("it is not set"));
    }
}
