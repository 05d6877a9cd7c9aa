package io.credledger.wire;

import io.credledger.wire.avro.AccessRecord;
import io.credledger.wire.avro.DataKeyRecord;
import io.credledger.wire.avro.DeadLetter;
import io.credledger.wire.avro.LedgerCommand;
import io.credledger.wire.avro.LedgerEvent;
import io.credledger.wire.avro.LedgerReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

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

    /** Tells Avro, which makes no class that it was not told to trust, about exactly the classes generated for these. */
    static synchronized void trust() {
        ClassSecurityValidator.Builder ours = ClassSecurityValidator.builder();
        SCHEMAS.stream().flatMap(OuterRecords::records).map(Schema::getFullName).forEach(ours::add);
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours.build()));
    }

    private static Stream<Schema> records(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                Stream.concat(Stream.of(schema), schema.getFields().stream().flatMap(field -> records(field.schema())));
            case UNION -> schema.getTypes().stream().flatMap(OuterRecords::records);
            case ARRAY -> records(schema.getElementType());
            default -> Stream.empty();
        };
    }

    /** Today's schema of the record that was written with another version of it. */
    static Optional<Schema> readerOf(Schema writer) {
        return SCHEMAS.stream()
                .filter(schema -> schema.getFullName().equals(writer.getFullName()))
                .findFirst();
    }
}
