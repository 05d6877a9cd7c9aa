package io.credledger.refresh;

/** Counts what attempts come to. Providers are named as the catalogue does. */
public interface RefreshFigures {

    void began();

    /** @param outcome a word of a fixed set */
    void ended(String provider, String outcome);

    /** Another worker's attempt, or one of an earlier life, of which nobody has the answer. */
    void lost(String provider);
}
