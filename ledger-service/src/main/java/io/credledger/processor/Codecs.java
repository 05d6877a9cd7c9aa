package io.credledger.processor;

import io.credledger.wire.CommandCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.DeadLetterCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;

/** Everything the writer reads or writes, in the configured outer format. */
record Codecs(
        CommandCodec commands, EventCodec events, DataKeyCodec keys, ReplyCodec replies, DeadLetterCodec deadLetters) {

    static Codecs of(OuterFormat format) {
        return new Codecs(
                new CommandCodec(format),
                new EventCodec(format),
                new DataKeyCodec(format),
                new ReplyCodec(format),
                new DeadLetterCodec(format));
    }
}
