package io.credledger.cli.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped, and the report says why, on a machine without Chromium; {@code .ci/run} makes it a failure there. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

    /** For JUnit. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.installed().isPresent()) {
                return ConditionEvaluationResult.enabled("Chromium is installed");
            }
            if (Chromium.isRequired()) {
                return ConditionEvaluationResult.enabled("Chromium is required");
            }
            // Maven's own words on the terminal say how many were skipped, not why.
            System.out.println(context.getDisplayName() + " is skipped: " + Chromium.MISSING);
            return ConditionEvaluationResult.disabled(Chromium.MISSING);
        }
    }
}
