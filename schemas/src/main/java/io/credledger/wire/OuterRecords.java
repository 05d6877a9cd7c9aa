package io.credledger.wire;

import io.credledger.wire.avro.AccessRecord;
import io.credledger.wire.avro.DataKeyRecord;
import io.credledger.wire.avro.DeadLetter;
import io.credledger.wire.avro.LedgerCommand;
import io.credledger.wire.avro.LedgerEvent;
import io.credledger.wire.avro.LedgerReply;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The six records that stand on topics. A schema that is none of them is never read, whatever class of that name there may be. */
final class OuterRecords {

    static final List<Schema> SCHEMAS = List.of(
            LedgerEvent.getClassSchema(),
            LedgerCommand.getClassSchema(),
            LedgerReply.getClassSchema(),
            DataKeyRecord.getClassSchema(),
            AccessRecord.getClassSchema(),
            DeadLetter.getClassSchema());

    private OuterRecords() {}

    /** Today's schema of the record that was written with another version of it. */
    static Optional<Schema> readerOf(Schema writer) {
        return SCHEMAS.stream()
                .filter(schema -> schema.getFullName().equals(writer.getFullName()))
                .findFirst();
    }
}
