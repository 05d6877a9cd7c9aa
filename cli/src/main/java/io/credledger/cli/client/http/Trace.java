package io.credledger.cli.client.http;

/** Told what happens on the way, for {@code --verbose}. Never told of a header's or body's content. */
@FunctionalInterface
public interface Trace {

    void line(String line);

    static Trace none() {
        return line -> {};
    }
}
