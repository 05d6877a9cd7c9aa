package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.COMMAND_EXPIRED;
import static io.credledger.ledger.RefusalReason.FOREIGN_LEDGER;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.NOT_FOUNDED;
import static io.credledger.ledger.RefusalReason.WRONG_SENDER;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Role;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command must be before anybody looks at what it wants. */
class AdmissionTest {

    private static final Duration LIMIT = Topics.DEDUPE_WINDOW.dividedBy(2);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Specification spec = Specification.ofOneShard();
    private final Command.RegisterIdentity ben = register(spec);
    private final Fact registered = new Fact.IdentityRegistered(ben.detailsKey(), ben.roles());

    @Test
    void nothingPrecedesTheFounding() {
        Specification empty = Specification.ofEmptyShard(1, 0);
        empty.when(register(empty)).thenItIsRefused(NOT_FOUNDED);
    }

    @Test
    void aCommandOfAnotherLedgerIsForeign() {
        spec.altered(message -> withHeader(
                        message,
                        of(message.header(), LedgerId.of(9, 9), message.header().id())))
                .when(ben)
                .thenItIsRefused(FOREIGN_LEDGER);
    }

    @Test
    void aCommandForAnotherShardIsMisrouted() {
        int shards = 8;
        int elsewhere = (BEN.routing().shard(shards) + 1) % shards;
        Specification other = Specification.ofEmptyShard(shards, elsewhere);
        other.given(other.ledger.founding(elsewhere, ADA)).when(register(other)).thenItIsRefused(MISROUTED);
    }

    @Test
    void anIdThatRoutesElsewhereThanItsTargetIsMisrouted() {
        spec.altered(message ->
                        withHeader(message, of(message.header(), spec.ledger.id, CommandId.of(ADA.routing(), 1))))
                .when(ben)
                .thenItIsRefused(MISROUTED);
    }

    @ParameterizedTest
    @EnumSource(value = Topic.Writer.class, names = "EDGE", mode = EnumSource.Mode.EXCLUDE)
    void onlyTheEdgeSendsTheEdgesCommands(Topic.Writer sender) {
        spec.sentBy(sender).when(ben).thenItIsRefused(WRONG_SENDER);
    }

    @Test
    void aCommandOfExactlyHalfTheWindowIsTaken() {
        spec.issued(LIMIT).when(ben).thenItHappens(registered);
    }

    @Test
    void aMomentOlderItHasExpired() {
        spec.issued(LIMIT.plus(MOMENT)).when(ben).thenItIsRefused(COMMAND_EXPIRED);
    }

    @Test
    void aSendersClockMayBeAheadByHalfTheWindow() {
        spec.issued(LIMIT.negated()).when(ben).thenItHappens(registered);
    }

    @Test
    void furtherAheadTheCommandWouldOutliveItsAnswer() {
        spec.issued(LIMIT.plus(MOMENT).negated()).when(ben).thenItIsRefused(COMMAND_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, Long.MAX_VALUE, -1})
    void anotherVersionThanTheCurrentOneConflicts(long expected) {
        spec.given(ben)
                .expecting(expected)
                .when(new Command.UpdateIdentity(BEN))
                .thenItIsRefusedAtVersion(1);
    }

    @Test
    void theCurrentVersionIsTheOneAfterTheLastEvent() {
        spec.given(ben, new Command.UpdateIdentity(BEN))
                .expecting(2)
                .when(new Command.UpdateIdentity(BEN))
                .thenItHappens(new Fact.IdentityUpdated());
    }

    @Test
    void whatDoesNotExistHasVersionZero() {
        spec.expecting(0).when(ben).thenItHappens(registered);
    }

    @Test
    void aVersionConflictComesBeforeAnyRefusalOfTheWish() {
        spec.given(ben).expecting(7).when(register(spec)).thenItIsRefusedAtVersion(1);
    }

    private static Command.RegisterIdentity register(Specification spec) {
        return new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of(Role.USER));
    }

    private static CommandHeader of(CommandHeader header, LedgerId ledger, CommandId id) {
        return new CommandHeader(
                ledger, id, header.actor(), header.issuedAt(), header.expectedVersion(), header.requestDigest());
    }

    private static CommandMessage withHeader(CommandMessage message, CommandHeader header) {
        return new CommandMessage(header, message.command(), message.clear(), message.sealed(), message.keys());
    }
}
