package io.credledger.cli.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot start or be reached. The text is the fault's own, followed by the place it concerns; never a secret. */
public final class BrokerException extends RuntimeException {
    /** What went wrong, so that a caller can choose an exit code. */
    public enum Fault {
        DIRECTORY_IN_USE("another process is using this broker directory"),
        ADDRESS_UNUSABLE("the broker cannot listen on this address"),
        PORT_IN_USE("another program is listening on the broker's port"),
        PASSWORD_MISSING("the broker knows a password for this principal, but its file is missing"),
        PASSWORD_UNUSABLE("a broker password must be 43 or more base64url characters"),
        ENDPOINT_UNREADABLE("the file must hold HOST:PORT on one line"),
        TRANSACTION_VERSION("the broker does not run transaction.version 2 (KIP-890)"),
        PASSWORD_REFUSED("the broker refuses the admin's password: directory and secrets do not belong together"),
        IO("the broker's files cannot be read or written"),
        START("the broker did not start");

        private final String text;

        Fault(String text) {
            this.text = text;
        }
    }

    private final Fault fault;

    BrokerException(Fault fault, Object place) {
        this(fault, place, null);
    }

    BrokerException(Fault fault, Object place, @Nullable Throwable cause) {
        super(fault.text + ": " + place, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
