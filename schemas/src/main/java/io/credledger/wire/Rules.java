package io.credledger.wire;

import io.credledger.ledger.UnknownKindException;
import java.util.function.Supplier;

/** Values that check themselves, met in foreign bytes: a broken rule is an unreadable record, a kind of a later version an unknown schema. */
final class Rules {

    private Rules() {}

    static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (UnreadableRecordException e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** The rule that was broken. Only our own records' messages are known to be rules and never the text that broke them. */
    static UnreadableRecordException broken(Throwable failure) {
        if (failure instanceof UnknownKindException later) {
            return new UnknownSchemaException(String.valueOf(later.getMessage()));
        }
        return failure instanceof IllegalArgumentException rule
                ? new UnreadableRecordException(String.valueOf(rule.getMessage()))
                : new UnreadableRecordException("a record's components must fit together");
    }
}
