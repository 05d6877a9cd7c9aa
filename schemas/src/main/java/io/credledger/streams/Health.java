package io.credledger.streams;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a process is alive and whether it can do its work.
 *
 * @param live false only when nothing but a restart helps
 * @param parts what being ready depends on
 */
public record Health(boolean live, List<Part> parts) {

    public Health {
        parts = List.copyOf(parts);
    }

    /**
     * One thing that must be ready.
     *
     * @param name such as {@code streams}
     * @param reason in words: why it is not ready, or how it is
     * @param degraded ready, but somebody should look at it
     */
    public record Part(String name, boolean ready, String reason, boolean degraded) {

        public Part(String name, boolean ready, String reason) {
            this(name, ready, reason, false);
        }
    }

    public boolean ready() {
        return live && parts.stream().allMatch(Part::ready);
    }

    /** What holds a process back. */
    public List<Part> notReady() {
        return parts.stream().filter(part -> !part.ready()).toList();
    }

    /** What somebody should look at although it holds nothing back. */
    public List<Part> degraded() {
        return parts.stream().filter(Part::degraded).toList();
    }

    /** Both together: ready when both are, alive when both are. */
    public Health and(Health other) {
        return new Health(
                live && other.live,
                Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    public Health and(Part part) {
        return and(new Health(true, List.of(part)));
    }
}
