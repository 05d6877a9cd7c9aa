package io.credledger.edge;

import io.credledger.ledger.CommandId;

/** A write was not seen committed in time. It may still be: the command's id tells, later. */
public final class NotYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandId command;

    public NotYetException(CommandId command) {
        super("a command was not seen committed in time", null, false, false);
        this.command = command;
    }

    public CommandId command() {
        return command;
    }
}
