package io.credledger.crypto;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Octets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the sealed details of an access record belong: to this record and everything that it says in clear, so that whoever can write the
 * topic can neither move details to another record nor change what they are about.
 *
 * @param record its sealed part does not count
 */
public record AccessContext(AccessRecord record) {
    static final String FORMAT_NAME = "access/1";

    LengthPrefixed associated(DataKeyId keyId, Octets schema) {
        return LengthPrefixed.of(FORMAT_NAME)
                .add(record.ledger().value())
                .add(record.id())
                .add(keyId.value())
                .add(schema)
                .add(Long.toString(record.at().toEpochMilli()))
                .add(code(record.kind()))
                .add(text(record.caller()))
                .add(text(record.subject()))
                .add(text(record.connection()))
                .add(record.way())
                .add(code(record.purpose()))
                .add(Boolean.toString(record.fallback()))
                .add(record.outcome());
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }
}
