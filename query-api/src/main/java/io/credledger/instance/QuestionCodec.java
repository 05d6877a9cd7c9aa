package io.credledger.instance;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import io.credledger.view.Question;
import java.time.Duration;

/** Questions as bytes. Kinds are permanent; another version is not understood, and its instances are to each other as if they were away. */
final class QuestionCodec implements Question.Cases<MessageWriter> {

    private static final byte VERSION = 1;
    private static final byte GET = 1;
    private static final byte SCAN = 2;
    private static final byte STANDINGS = 3;
    private static final byte APPLIED = 4;
    private static final byte CHANGED = 5;

    /** Longer than anybody asks for: an instance must not keep others waiting because of rubbish. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final QuestionCodec CODEC = new QuestionCodec();

    private QuestionCodec() {}

    static byte[] encode(Question question) {
        return question.fold(CODEC).toByteArray();
    }

    /** @throws MalformedMessageException when it is no question */
    static Question decode(byte[] message) {
        return MessageReader.read(message, VERSION, QuestionCodec::read);
    }

    private static Question read(MessageReader in) {
        return switch (in.octet()) {
            case GET -> new Question.Get(in.text(), in.small(), in.octets());
            case SCAN -> new Question.Scan(in.text(), in.small(), in.optional(), in.optional(), in.small());
            case STANDINGS -> new Question.Standings();
            case APPLIED -> new Question.Applied(new Position(in.small(), in.large()), time(in));
            case CHANGED -> new Question.Changed(EntityId.parse(in.text()), in.large(), time(in));
            default -> throw new MalformedMessageException("a kind of question is not known to this version");
        };
    }

    private static Duration time(MessageReader in) {
        Duration time = Duration.ofMillis(in.small());
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new MalformedMessageException("an answer is waited for within its bounds");
        }
        return time;
    }

    @Override
    public MessageWriter get(Question.Get get) {
        return of(GET).text(get.store()).small(get.shard()).octets(get.key());
    }

    @Override
    public MessageWriter scan(Question.Scan scan) {
        return of(SCAN).text(scan.store())
                .small(scan.shard())
                .optional(scan.from())
                .optional(scan.to())
                .small(scan.most());
    }

    @Override
    public MessageWriter standings(Question.Standings standings) {
        return of(STANDINGS);
    }

    @Override
    public MessageWriter applied(Question.Applied applied) {
        Position position = applied.position();
        return of(APPLIED).small(position.shard()).large(position.seq()).small(millis(applied.atMost()));
    }

    @Override
    public MessageWriter changed(Question.Changed changed) {
        return of(CHANGED)
                .text(changed.entity().value())
                .large(changed.version())
                .small(millis(changed.atMost()));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static MessageWriter of(byte kind) {
        return new MessageWriter(VERSION, kind);
    }
}
