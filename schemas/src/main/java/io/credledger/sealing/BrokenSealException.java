package io.credledger.sealing;

import io.credledger.ledger.DataKeyId;

/** Something stored does not open, although its key is there. Nothing is skipped: whoever asked is told. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DataKeyId key;

    public BrokenSealException(DataKeyId key) {
        super("a sealed part does not open: {key=" + key + "}");
        this.key = key;
    }

    public DataKeyId key() {
        return key;
    }
}
