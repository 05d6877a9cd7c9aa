package io.credledger.operation;

/**
 * Another identity's connection to the same external account.
 *
 * @param owner whose it is
 */
public record AccountConflict(String connection, String owner) {

    @Override
    public String toString() {
        return "AccountConflict with " + connection;
    }
}
