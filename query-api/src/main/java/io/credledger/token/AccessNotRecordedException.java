package io.credledger.token;

import org.jspecify.annotations.Nullable;

/** An access record was not acknowledged in time, so nothing may be handed out. */
public final class AccessNotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccessNotRecordedException(@Nullable Throwable cause) {
        super("an access record was not acknowledged", cause);
    }
}
