package io.credledger.instance;

import io.credledger.view.Found;
import io.credledger.view.Part;
import io.credledger.view.Standing;
import java.util.ArrayList;
import java.util.List;

/** Answers as bytes; see {@link QuestionCodec}. */
final class FoundCodec implements Found.Cases<MessageWriter> {

    private static final byte VERSION = 1;
    private static final byte ONE = 1;
    private static final byte MANY = 2;
    private static final byte STOOD = 3;
    private static final byte REACHED = 4;
    private static final byte NOT_HERE = 5;
    private static final byte LEDGER = 1;
    private static final byte ACCESS = 2;
    private static final FoundCodec CODEC = new FoundCodec();

    private FoundCodec() {}

    static byte[] encode(Found found) {
        return found.fold(CODEC).toByteArray();
    }

    /** @throws MalformedMessageException when it is no answer */
    static Found decode(byte[] message) {
        return MessageReader.read(message, VERSION, FoundCodec::read);
    }

    private static Found read(MessageReader in) {
        return switch (in.octet()) {
            case ONE -> new Found.One(in.optional());
            case MANY -> many(in);
            case STOOD -> stood(in);
            case REACHED -> new Found.Reached(in.flag());
            case NOT_HERE -> new Found.NotHere();
            default -> throw new MalformedMessageException("a kind of answer is not known to this version");
        };
    }

    private static Found many(MessageReader in) {
        boolean more = in.flag();
        int count = in.count();
        List<Found.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Found.Entry(in.octets(), in.octets()));
        }
        return new Found.Many(entries, more);
    }

    private static Found stood(MessageReader in) {
        long webhooks = in.large();
        int count = in.count();
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            standings.add(new Standing(part(in.octet()), in.small(), in.large()));
        }
        return new Found.Stood(standings, webhooks);
    }

    private static Part part(byte code) {
        return switch (code) {
            case LEDGER -> Part.LEDGER;
            case ACCESS -> Part.ACCESS;
            default -> throw new MalformedMessageException("a part of the view is not known to this version");
        };
    }

    @Override
    public MessageWriter one(Found.One one) {
        return of(ONE).optional(one.value());
    }

    @Override
    public MessageWriter many(Found.Many many) {
        MessageWriter out = of(MANY).flag(many.more()).small(many.entries().size());
        many.entries().forEach(entry -> out.octets(entry.key()).octets(entry.value()));
        return out;
    }

    @Override
    public MessageWriter stood(Found.Stood stood) {
        MessageWriter out =
                of(STOOD).large(stood.webhooks()).small(stood.standings().size());
        stood.standings()
                .forEach(each -> out.octet(each.part() == Part.LEDGER ? LEDGER : ACCESS)
                        .small(each.shard())
                        .large(each.size()));
        return out;
    }

    @Override
    public MessageWriter reached(Found.Reached reached) {
        return of(REACHED).flag(reached.reached());
    }

    @Override
    public MessageWriter notHere(Found.NotHere notHere) {
        return of(NOT_HERE);
    }

    private static MessageWriter of(byte kind) {
        return new MessageWriter(VERSION, kind);
    }
}
