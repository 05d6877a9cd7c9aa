package io.credledger.refresh.journal;

/**
 * What a journal measures.
 *
 * @param open answers that the ledger has not taken yet
 * @param openBytes their size
 * @param puts since the journal was opened
 * @param forces flushes to disk since then: far fewer than puts when many come at once
 * @param broken damaged pieces that were found when it was opened: answers may have been in them
 */
public record JournalFigures(int open, long openBytes, long puts, long forces, int broken) {}
