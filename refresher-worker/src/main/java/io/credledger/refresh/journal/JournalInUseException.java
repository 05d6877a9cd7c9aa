package io.credledger.refresh.journal;

/** Another worker has this journal; two would be one worker twice. */
public final class JournalInUseException extends JournalException {
    private static final long serialVersionUID = 1L;

    public JournalInUseException() {
        super("another refresher uses this attempt journal");
    }
}
