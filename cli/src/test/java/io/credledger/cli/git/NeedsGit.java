package io.credledger.cli.git;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped, and the report says why, on a machine without git; {@code .ci/run} makes it a failure there. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGit.Condition.class)
@interface NeedsGit {

    /** For JUnit. */
    final class Condition implements ExecutionCondition {

        private static final String MISSING = "git is not installed";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (isInstalled() || "1".equals(System.getenv("REQUIRE_GIT"))) {
                return ConditionEvaluationResult.enabled("git is installed or required");
            }
            // Maven's own words on the terminal say how many were skipped, not why.
            System.out.println(context.getDisplayName() + " is skipped: " + MISSING);
            return ConditionEvaluationResult.disabled(MISSING);
        }

        private static boolean isInstalled() {
            String path = System.getenv("PATH");
            return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                    .filter(directory -> !directory.isEmpty())
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, "git")));
        }
    }
}
