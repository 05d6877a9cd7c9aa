package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Role;
import io.credledger.ledger.Samples;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    private static final int SEEDS = 300;

    static List<WireForm<?>> forms() {
        return WireForm.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void whatIsWrittenIsReadAndWrittenAlike(WireForm<T> form) {
        for (long seed = 0; seed < SEEDS; seed++) {
            T value = form.sample().apply(Samples.seeded(seed));
            byte[] bytes = form.encode().apply(value);

            T read = form.decode(bytes);

            assertThat(read).as("seed %d", seed).isEqualTo(value);
            assertThat(form.encode().apply(read)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void everyFactTravelsInAnEvent() {
        EventCodec codec = new EventCodec(OuterFormat.builtIn());
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerEvent event = Samples.seeded(seed).of(LedgerEvent.class);
            assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
        }
    }

    @Test
    void everyCommandTravelsWithItsClearBytes() {
        CommandCodec codec = new CommandCodec(OuterFormat.builtIn());
        String topic = Topics.COMMANDS_WORKER.name();
        for (long seed = 0; seed < SEEDS; seed++) {
            Samples samples = Samples.seeded(seed);
            CommandHeader header = samples.of(CommandHeader.class);
            Command command = samples.of(Command.class);
            CommandMessage message = new CommandMessage(
                    header,
                    command,
                    ClearBytes.encode(header, command),
                    samples.of(SealedPart.class),
                    samples.listOf(WrappedDataKey.class));
            assertThat(codec.decode(topic, codec.encode(topic, message))).isEqualTo(message);
        }
    }

    @Test
    void everyKindOfDetailsIsReadByItsFingerprintAlone() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Details details = Samples.seeded(seed).of(Details.class);
            assertThat(DetailsCodec.decode(DetailsCodec.schema(details), DetailsCodec.encode(details)))
                    .isEqualTo(details);
        }
    }

    @Test
    void equalSetsHaveEqualBytes() {
        Samples samples = Samples.full(1);
        Fact.IdentityRegistered one = samples.of(Fact.IdentityRegistered.class);
        RecordShape<Fact.IdentityRegistered> shape = RecordShape.of(Fact.IdentityRegistered.class);

        byte[] sorted = shape.encode(new Fact.IdentityRegistered(
                one.detailsKey(), new LinkedHashSet<>(List.of(Role.USER, Role.AUDITOR, Role.SERVICE))));
        byte[] reversed = shape.encode(new Fact.IdentityRegistered(
                one.detailsKey(), new LinkedHashSet<>(List.of(Role.SERVICE, Role.AUDITOR, Role.USER))));

        assertThat(reversed).isEqualTo(sorted);
    }
}
