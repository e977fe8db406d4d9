package dev.ostiary.providers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without Node 20 its tests are skipped and standard output says so, unless {@code OSTIARY_PROVIDERS=required}: then they fail. */
public final class NeedsNode implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (NodePackages.node().isPresent() || "required".equals(System.getenv("OSTIARY_PROVIDERS"))) {
            return ConditionEvaluationResult.enabled("Node 20 or later is here, or required");
        }
        System.out.println("TESTS WITH OIDC-PROVIDER SKIPPED: there is no Node 20 or later on the PATH ("
                + context.getDisplayName() + ")");
        return ConditionEvaluationResult.disabled("there is no Node 20 or later on the PATH");
    }
}
