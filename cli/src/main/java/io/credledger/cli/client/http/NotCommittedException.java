package io.credledger.cli.client.http;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;

/** A write was taken in, and whether it will be in the ledger is not known yet. */
public final class NotCommittedException extends ClientException {

    private static final long serialVersionUID = 1L;

    NotCommittedException(String statusPath, String idempotencyKey) {
        super(
                ExitCode.UNREACHABLE,
                "not written yet, and not lost: look later at " + statusPath
                        + ", or repeat the command with --idempotency-key " + idempotencyKey);
    }
}
