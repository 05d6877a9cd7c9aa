package io.credledger.view;

/** Whoever was asked does not have the shard now: another instance does, or soon will. */
public final class ShardAwayException extends ViewUnavailableException {
    private static final long serialVersionUID = 1L;

    public ShardAwayException(String what) {
        super(what);
    }

    public ShardAwayException(String what, Throwable cause) {
        super(what, cause);
    }
}
