package io.credledger.refresh.journal;

import java.io.IOException;

/** The journal's directory is not as this version leaves one. */
public class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    public JournalException(String rule) {
        super(rule);
    }

    public JournalException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
