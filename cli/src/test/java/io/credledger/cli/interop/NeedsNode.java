package io.credledger.cli.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped, and the report says why, on a machine without Node; {@code .ci/run} makes it a failure there. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {

    /** For JUnit. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Node.isInstalled()) {
                return ConditionEvaluationResult.enabled("Node is installed");
            }
            if (Node.isRequired()) {
                return ConditionEvaluationResult.enabled("Node is required");
            }
            // Maven's own words on the terminal say how many were skipped, not why.
            System.out.println(context.getDisplayName() + " is skipped: " + Node.MISSING);
            return ConditionEvaluationResult.disabled(Node.MISSING);
        }
    }
}
