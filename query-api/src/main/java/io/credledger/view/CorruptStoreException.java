package io.credledger.view;

/** A store holds what this program never wrote there. Deleting the state directory brings it back from the changelog or the log. */
final class CorruptStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptStoreException(String rule) {
        super(rule);
    }
}
