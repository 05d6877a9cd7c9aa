package io.credledger.sealing;

/** No event could hold the command: its details or its clear bytes are too long. No stack: whoever asked is told. */
public final class CommandTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandTooLargeException() {
        super("a command must fit into an event", null, false, false);
    }
}
