package dev.ostiary.store.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Without the server its tests are skipped and standard output says so, unless {@code OSTIARY_DATABASES=required}: then they fail. {@code
 * .ci/databases} brings it.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsServer.Condition.class)
@interface NeedsServer {
    /** Names of folders. */
    String[] value();

    /** Looks for the folders. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getTestClass(), NeedsServer.class)
                    .map(needed -> of(needed.value(), context.getDisplayName()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("needs none"));
        }

        private static ConditionEvaluationResult of(String[] servers, String test) {
            for (String server : servers) {
                Unpacked unpacked = Unpacked.of(server);
                boolean required = "required".equals(System.getenv("OSTIARY_DATABASES")) && !unpacked.isNotToBeHad();
                if (!unpacked.isThere() && !required) {
                    System.out.println(
                            "TESTS WITH " + server + " SKIPPED: .ci/databases has not brought it (" + test + ")");
                    return ConditionEvaluationResult.disabled("there is no " + server);
                }
            }
            return ConditionEvaluationResult.enabled("here, or required");
        }
    }
}
