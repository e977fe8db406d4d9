package dev.ostiary.spring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** Whether the application serves without servlets, told by a name that has moved between Boot 3 and 4. Stateless. */
final class OnReactive extends SpringBootCondition {
    private static final String REACTIVE = "ReactiveWebApplicationContext";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean isReactive = isReactive(context.getResourceLoader());
        return new ConditionOutcome(
                isReactive,
                ConditionMessage.forCondition("Reactive application").because(isReactive ? "it is one" : "it is none"));
    }

    private static boolean isReactive(@Nullable Object context) {
        return context != null
                && Arrays.stream(ClassUtils.getAllInterfaces(context))
                        .anyMatch(type -> type.getSimpleName().endsWith(REACTIVE));
    }
}
