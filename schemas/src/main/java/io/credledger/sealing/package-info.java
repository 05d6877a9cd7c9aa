/**
 * What holders of keys do with {@code crypto} and the stored records: seal a command, open an event's details or a token, lend a data key,
 * and check keys against the ledger. Needs Tink; nothing here knows where records and wrapped keys are kept.
 */
@NullMarked
package io.credledger.sealing;

import org.jspecify.annotations.NullMarked;
