package io.credledger.wire;

import java.util.function.Supplier;

/** Values that check themselves, met in foreign bytes: a broken rule is an unreadable record. */
final class Rules {

    private Rules() {}

    static <T> T checked(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(String.valueOf(e.getMessage()));
        }
    }
}
