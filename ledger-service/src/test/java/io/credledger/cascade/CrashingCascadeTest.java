package io.credledger.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.command.Ledger;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything at random: who hands what to whom, what the cascade comes to, and when it is killed. In the end all that had to go is gone. */
class CrashingCascadeTest {

    private static final int STEPS = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void nothingOfAnErasedPersonIsLeftWhateverHappened(long seed) {
        Random random = new Random(seed);
        Town town = new Town(1 + random.nextInt(4), seed);
        List<IdentityId> people = List.of(Ledger.identity("p"), Ledger.identity("q"), Ledger.identity("r"));
        people.forEach(each -> town.take(new Command.RegisterIdentity(each, town.ledger.newKey(), Set.of())));
        int made = 0;
        for (int step = 0; step < STEPS; step++) {
            IdentityId one = people.get(random.nextInt(people.size()));
            IdentityId other = people.get(random.nextInt(people.size()));
            ConnectionId connection = Ledger.connection(one, random.nextInt(made + 1));
            switch (random.nextInt(12)) {
                case 0 -> grant(town, Ledger.connection(one, made++), one);
                // As an edge would that does not know yet.
                case 1 -> town.take(new Command.TransferConnection(connection, Authority.ADMIN, other, 1));
                case 2 -> town.take(new Command.DisconnectConnection(connection, Authority.ADMIN));
                default -> town.stumble();
            }
            if (step == STEPS / 3) {
                town.take(new Command.EraseIdentity(people.get(0)));
            }
            if (step == STEPS / 2) {
                town.take(new Command.DeactivateIdentity(people.get(1)));
            }
        }
        town.pass(Town.PATIENCE.plus(Duration.ofMinutes(30)));

        for (Town.Quarter quarter : town.quarters) {
            quarter.writer.entities().values().forEach(state -> {
                if (state instanceof Connection connection) {
                    check(connection, people);
                }
            });
        }
        assertThat(Objects.requireNonNull(town.find(people.get(0), Identity.class))
                        .shredded())
                .isEqualTo(1);
        List<DataKeyId> shredded = town.facts().stream()
                .filter(Fact.DataKeyShredded.class::isInstance)
                .map(fact -> ((Fact.DataKeyShredded) fact).key())
                .toList();
        assertThat(shredded).doesNotHaveDuplicates();
    }

    private static void check(Connection connection, List<IdentityId> people) {
        boolean erased = connection.owner().equals(people.get(0));
        boolean deactivated = connection.owner().equals(people.get(1));
        if (erased || deactivated) {
            assertThat(connection.connected()).as(connection.id().value()).isFalse();
        }
        assertThat(connection.erased()).as(connection.id().value()).isEqualTo(erased);
    }

    private static void grant(Town town, ConnectionId id, IdentityId namespace) {
        town.take(new Command.StoreConnection(
                id,
                namespace,
                namespace,
                1,
                ProviderRef.of(3, 4),
                null,
                CredentialKind.BEARER,
                false,
                false,
                false,
                false,
                false,
                town.ledger.newKey(),
                town.ledger.newKey()));
    }
}
