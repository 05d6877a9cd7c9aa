package io.credledger.wire;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import io.credledger.wire.avro.LedgerReply;
import org.jspecify.annotations.Nullable;

/** Replies as record values, and as the writer and the views keep them. */
public final class ReplyCodec {

    private final OuterFormat format;

    public ReplyCodec(OuterFormat format) {
        this.format = format;
    }

    public byte[] encode(Reply reply) {
        return format.write(Topics.REPLIES.name(), toAvro(reply));
    }

    /** The reply; see {@link OuterFormat#read} for what can go wrong. */
    public Reply decode(byte @Nullable [] bytes) {
        LedgerReply reply = format.read(Topics.REPLIES.name(), bytes, LedgerReply.class);
        return Rules.checked(() -> new Reply(
                new LedgerId(reply.getLedgerId()),
                new CommandId(reply.getCommandId()),
                AvroBytes.octets(reply.getRequestDigest()),
                reply.getAt(),
                outcome(reply)));
    }

    private static LedgerReply toAvro(Reply reply) {
        boolean accepted = reply.outcome() instanceof Reply.Accepted;
        Position position = reply.outcome() instanceof Reply.Accepted yes ? yes.position() : new Position(0, 0);
        int events = reply.outcome() instanceof Reply.Accepted yes ? yes.events() : 0;
        Reply.Refused refused = reply.outcome() instanceof Reply.Refused no ? no : null;
        return new LedgerReply(
                reply.ledger().value(),
                reply.command().value(),
                AvroBytes.buffer(reply.requestDigest()),
                reply.at(),
                accepted,
                position.shard(),
                position.seq(),
                events,
                refused == null ? null : refused.reason().slug(),
                refused == null ? null : refused.currentVersion());
    }

    private static Reply.Outcome outcome(LedgerReply reply) {
        return reply.getAccepted()
                ? new Reply.Accepted(new Position(reply.getShard(), reply.getSeq()), reply.getEvents())
                : new Reply.Refused(RefusalReason.ofSlug(String.valueOf(reply.getReason())), reply.getCurrentVersion());
    }
}
