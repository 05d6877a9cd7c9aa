package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.replay.AsOf;
import io.credledger.cli.audit.replay.Ownership;
import io.credledger.cli.audit.replay.Tenure;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.wire.OuterFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** At every seq of random histories: who owns what is what a naive book says. */
class OwnershipTest {

    @Test
    void ownersAtEveryPositionAreTheNaiveBooks() {
        for (int seed = 0; seed < 6; seed++) {
            check(new RandomLog(seed, 1 + seed % 3, 250));
        }
    }

    private static void check(RandomLog random) {
        Ownership ownership = new Ownership(random.log(), OuterFormat.builtIn(), Opened.NOTHING);
        for (LedgerEvent at : random.events()) {
            if (at.header().entity() instanceof ConnectionId connection) {
                Position position = at.header().position();
                AsOf moment = AsOf.parse(position.toString(), random.log());
                Map<ConnectionId, IdentityId> book = book(random, moment);
                IdentityId owner = Objects.requireNonNull(book.get(connection));

                assertThat(ownership
                                .of(connection, moment, (passed, length) -> {})
                                .current())
                        .extracting(Tenure::owner)
                        .containsExactly(owner);
                assertThat(ownership.of(owner, moment, (passed, length) -> {}).current().stream()
                                .map(Tenure::connection)
                                .collect(Collectors.toSet()))
                        .isEqualTo(owned(book, owner));
            }
        }
    }

    private static Set<ConnectionId> owned(Map<ConnectionId, IdentityId> book, IdentityId owner) {
        Set<ConnectionId> owned = new HashSet<>();
        book.forEach((connection, who) -> {
            if (who.equals(owner)) {
                owned.add(connection);
            }
        });
        return owned;
    }

    private static Map<ConnectionId, IdentityId> book(RandomLog random, AsOf moment) {
        Position position = moment.position();
        Map<ConnectionId, IdentityId> owners = new HashMap<>();
        for (LedgerEvent event : random.events()) {
            Position at = event.header().position();
            boolean included = (position != null && at.shard() == position.shard())
                    ? at.seq() <= position.seq()
                    : event.header().occurredAt().toEpochMilli() <= moment.millis();
            if (included && event.header().entity() instanceof ConnectionId connection) {
                if (event.fact() instanceof Fact.ConnectionGranted granted) {
                    owners.put(connection, granted.owner());
                } else if (event.fact() instanceof Fact.ConnectionTransferred transferred) {
                    owners.put(connection, transferred.to());
                }
            }
        }
        return owners;
    }
}
