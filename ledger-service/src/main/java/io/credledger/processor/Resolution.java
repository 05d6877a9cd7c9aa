package io.credledger.processor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be done for one record, before any of it is.
 *
 * @param verdict null where the record was no command
 * @param records to write, in this order
 * @param setAside whether a dead letter is among them
 */
record Resolution(@Nullable Verdict verdict, List<Outgoing> records, boolean setAside) {}
