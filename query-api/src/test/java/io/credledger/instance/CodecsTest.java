package io.credledger.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.Routing;
import io.credledger.view.Found;
import io.credledger.view.Part;
import io.credledger.view.Question;
import io.credledger.view.Standing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What travels between instances comes back as it was, and nothing else is read. */
class CodecsTest {

    private static final Octets KEY = Octets.parseHex("00ff10");
    private static final ConnectionId CONNECTION = ConnectionId.of(new Routing(7), 9);

    private static final List<Question> QUESTIONS = List.of(
            new Question.Get("identities", 3, KEY),
            new Question.Scan("history", 0, null, KEY, 64),
            new Question.Scan("history", 31, KEY, null, 1),
            new Question.Standings(),
            new Question.Applied(new Position(2, Long.MAX_VALUE), Duration.ofSeconds(2)),
            new Question.Changed(CONNECTION, 5, Duration.ofSeconds(5)));

    private static final List<Found> ANSWERS = List.of(
            new Found.One(null),
            new Found.One(Octets.EMPTY),
            new Found.One(KEY),
            new Found.Many(List.of(), false),
            new Found.Many(List.of(new Found.Entry(KEY, Octets.EMPTY), new Found.Entry(KEY, KEY)), true),
            new Found.Stood(List.of(new Standing(Part.LEDGER, 0, 12), new Standing(Part.ACCESS, 5, 0)), 44),
            new Found.Reached(true),
            new Found.Reached(false),
            new Found.NotHere());

    @Test
    void everyQuestionComesAsItWasAsked() {
        assertThat(QUESTIONS)
                .allSatisfy(question -> assertThat(QuestionCodec.decode(QuestionCodec.encode(question)))
                        .isEqualTo(question));
    }

    @Test
    void everyAnswerComesAsItWasGiven() {
        assertThat(ANSWERS)
                .allSatisfy(answer ->
                        assertThat(FoundCodec.decode(FoundCodec.encode(answer))).isEqualTo(answer));
    }

    @Test
    void whatIsCutOffOrGoesOnIsNoMessage() {
        for (Found answer : ANSWERS) {
            byte[] whole = FoundCodec.encode(answer);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> FoundCodec.decode(part)).isInstanceOf(MalformedMessageException.class);
            }
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            assertThatThrownBy(() -> FoundCodec.decode(longer)).isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void anotherVersionIsNotUnderstood() {
        byte[] message = QuestionCodec.encode(new Question.Standings());
        message[0]++;
        assertThatThrownBy(() -> QuestionCodec.decode(message)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void nobodyWaitsLongerThanAnybodyAsks() {
        byte[] message = QuestionCodec.encode(new Question.Applied(new Position(0, 1), Duration.ofHours(1)));
        assertThatThrownBy(() -> QuestionCodec.decode(message)).isInstanceOf(MalformedMessageException.class);
    }

    /** Seeded, so that what fails once fails again. */
    @Test
    void rubbishIsRefusedAndTakesNoMemory() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            byte[] message = new byte[random.nextInt(40)];
            random.nextBytes(message);
            if (message.length > 1) {
                message[0] = 1;
                message[1] = (byte) random.nextInt(7);
            }
            readsOrRefuses(message);
        }
    }

    private static void readsOrRefuses(byte[] message) {
        try {
            QuestionCodec.decode(message);
        } catch (MalformedMessageException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        try {
            FoundCodec.decode(message);
        } catch (MalformedMessageException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
