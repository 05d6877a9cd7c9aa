package io.credledger.cli.client.terminal;

import java.util.function.Supplier;

/** What is said when the person stops the process before it is done: Ctrl-C ends it with 130, wherever it is. */
public record Farewell(Terminal terminal, String sentence) {

    /** Waits as {@code body} does. */
    public <T> T during(Supplier<T> body) {
        Thread hook = new Thread(this::say);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return body.get();
        } finally {
            remove(hook);
        }
    }

    private void say() {
        new Progress(terminal).clear();
        terminal.err().println("credledger: " + sentence);
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: it is being said right now.
        }
    }
}
