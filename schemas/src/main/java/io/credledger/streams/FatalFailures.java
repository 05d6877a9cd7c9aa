package io.credledger.streams;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MisconfiguredInternalTopicException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.TopologyException;

/** Tells failures that a new thread would only run into again from those that it may not. */
final class FatalFailures {

    /** Deeper than any real chain of causes, and an end to one that goes in a circle. */
    private static final int MAX_DEPTH = 32;

    private FatalFailures() {}

    /** Streams wraps what a processor throws, so the whole chain of causes is looked at. */
    static Optional<ExitCode> exitCodeOf(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(MAX_DEPTH)
                .flatMap(t -> classify(t).stream())
                .findFirst();
    }

    private static Optional<ExitCode> classify(Throwable failure) {
        if (failure instanceof UnrecoverableException unrecoverable) {
            return Optional.of(unrecoverable.exitCode());
        }
        if (failure instanceof AuthenticationException || failure instanceof AuthorizationException) {
            return Optional.of(ExitCode.NOT_ALLOWED);
        }
        if (isMisconfiguration(failure)) {
            return Optional.of(ExitCode.BAD_CONFIGURATION);
        }
        return failure instanceof Error ? Optional.of(ExitCode.UNEXPECTED) : Optional.empty();
    }

    private static boolean isMisconfiguration(Throwable failure) {
        return failure instanceof MissingSourceTopicException
                || failure instanceof MisconfiguredInternalTopicException
                || failure instanceof TopologyException
                || failure instanceof UnsupportedVersionException
                // Another process has our instance id: taking it back would make the two take turns for ever.
                || failure instanceof FencedInstanceIdException;
    }
}
