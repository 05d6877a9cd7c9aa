package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.SealedEvent;
import io.credledger.wire.EventBytes;
import io.credledger.wire.Frame;
import io.credledger.wire.RawEvent;
import io.credledger.wire.Slice;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is taken apart where it lies is what the codec reads. */
class EventBytesTest {

    private final RandomLog made = new RandomLog(11, 2, 1500);

    @Test
    void everyEventReadsAsTheCodecReadsIt() {
        for (LedgerEvent event : made.events()) {
            byte[] value = RandomLog.EVENTS.encode(event);
            RawEvent raw = RandomLog.EVENTS.raw(value);
            EventBytes bytes = EventBytes.of(value);
            assertThat(bytes.ledger().text()).isEqualTo(raw.ledger().value());
            assertThat(bytes.shard()).isEqualTo(raw.position().shard());
            assertThat(bytes.seq()).isEqualTo(raw.position().seq());
            assertThat(bytes.at()).isEqualTo(raw.occurredAt().toEpochMilli());
            assertThat(bytes.actor().text()).isEqualTo(raw.actor().value());
            assertThat(bytes.commandId().text()).isEqualTo(raw.command().value());
            assertThat(bytes.entity().text()).isEqualTo(raw.entity());
            assertThat(bytes.version()).isEqualTo(raw.version());
            assertThat(bytes.type().text()).isEqualTo(raw.type());
            assertThat(bytes.fingerprint()).isEqualTo(raw.schema());
            assertThat(bytes.fact().toByteArray()).isEqualTo(raw.fact().toByteArray());
            assertThat(bytes.sealedEvent() == null).isEqualTo(raw.sealed() == null);
            if (event.sealed() != null) {
                assertThat(bytes.sealedEvent()).isEqualTo(sealed(event));
            }
            Slice command = bytes.command();
            assertThat(command == null).isEqualTo(raw.commandBytes() == null);
            if (command != null) {
                assertThat(command.toByteArray())
                        .isEqualTo(Objects.requireNonNull(raw.commandBytes()).toByteArray());
            }
            assertThat(EventBytes.framed(Frame.entry(value))).isEqualTo(value);
        }
    }

    private static SealedEvent sealed(LedgerEvent event) {
        return new SealedEvent(
                event.header().entity(),
                event.header().command(),
                event.header().actor(),
                event.fact().type(),
                Objects.requireNonNull(event.header().commandBytes()),
                Objects.requireNonNull(event.sealed()));
    }

    @Test
    void whatIsCutOrTooLongIsNoEvent() {
        byte[] value = RandomLog.EVENTS.encode(made.events().get(3));
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatExceptionOfType(UnreadableRecordException.class).isThrownBy(() -> EventBytes.of(cut));
        }
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        assertThatExceptionOfType(UnreadableRecordException.class).isThrownBy(() -> EventBytes.of(longer));
    }
}
