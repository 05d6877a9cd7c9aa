package io.credledger.cli.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a new user did, in the order in which it was done. */
final class Tour {

    /** What becomes a paragraph, some lines of a terminal, or a picture. */
    sealed interface Step {}

    record Said(String text) implements Step {}

    /** @param output of both kinds */
    record Typed(String command, String output) implements Step {}

    /** @param picture its name, without a folder */
    record Seen(String picture, String caption) implements Step {}

    record Part(String heading, List<Step> steps, Duration took) {

        Part {
            steps = List.copyOf(steps);
        }
    }

    /** What is done for a part. */
    interface Doing {
        List<Step> steps() throws Exception;
    }

    private final List<Part> parts = new ArrayList<>();

    void part(String heading, Doing doing) throws Exception {
        long began = System.nanoTime();
        List<Step> steps = doing.steps();
        parts.add(new Part(heading, steps, Duration.ofNanos(System.nanoTime() - began)));
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    static long seconds(Duration took) {
        return TimeUnit.MILLISECONDS.toSeconds(took.toMillis() + 500);
    }
}
