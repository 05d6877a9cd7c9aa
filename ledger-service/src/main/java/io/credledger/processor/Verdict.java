package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;

/**
 * What one command leads to: the reply and, where something happened, the events and the data keys they need.
 *
 * @param repeat whether the reply is the one that the command got before
 * @param skipped how many keys that were wrapped anew were left as they are
 */
record Verdict(Reply reply, List<Chronicle.Entry> entries, List<WrappedDataKey> keys, boolean repeat, int skipped) {

    static Verdict nothingHappens(Reply reply) {
        return new Verdict(reply, List.of(), List.of(), false, 0);
    }

    static Verdict asBefore(Reply first) {
        return new Verdict(first, List.of(), List.of(), true, 0);
    }
}
