package io.credledger.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.Routing;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Routing ROUTING = new Routing(1);
    private static final ProviderClientId CLIENT = ProviderClientId.of(ROUTING, 2);

    private final Secrets secrets = new Secrets();
    private final Secrets.Held two = held(3, true);

    private static Secrets.Held held(long stored, boolean two) {
        return new Secrets.Held(CLIENT, CommandId.of(ROUTING, stored), two);
    }

    @Test
    void theNewerOneIsUsedFirst() {
        assertThat(secrets.usesPrevious(two)).isFalse();
    }

    @Test
    void theOtherOneIsTriedBeforeTheClientIsCalledMisconfigured() {
        assertThat(secrets.leavesAnother(two, false)).isTrue();
        assertThat(secrets.usesPrevious(two)).isTrue();
        assertThat(secrets.leavesAnother(two, true)).isFalse();
    }

    @Test
    void whatManyAreToldAtOnceIsOneRefusal() {
        assertThat(secrets.leavesAnother(two, false)).isTrue();
        assertThat(secrets.leavesAnother(two, false)).isTrue();
        assertThat(secrets.usesPrevious(two)).isTrue();
    }

    @Test
    void theOneThatWasAcceptedIsUsedUntilItIsRefused() {
        secrets.leavesAnother(two, false);
        secrets.accepted(two, true);
        assertThat(secrets.usesPrevious(two)).isTrue();

        assertThat(secrets.leavesAnother(two, true)).isTrue();

        assertThat(secrets.usesPrevious(two)).isFalse();
        secrets.accepted(two, false);
        assertThat(secrets.usesPrevious(two)).isFalse();
    }

    @Test
    void whereBothAreRefusedTheyAreTriedInTurn() {
        secrets.leavesAnother(two, false);
        secrets.leavesAnother(two, true);
        assertThat(secrets.usesPrevious(two)).isFalse();
        assertThat(secrets.leavesAnother(two, false)).isFalse();
        assertThat(secrets.usesPrevious(two)).isTrue();
    }

    @Test
    void aNewRegistrationBeginsAnew() {
        secrets.leavesAnother(two, false);
        Secrets.Held next = held(4, true);

        assertThat(secrets.usesPrevious(next)).isFalse();
        assertThat(secrets.leavesAnother(next, false)).isTrue();
    }

    @Test
    void oneAloneHasNoOther() {
        Secrets.Held one = held(3, false);

        assertThat(secrets.leavesAnother(one, false)).isFalse();
        assertThat(secrets.usesPrevious(one)).isFalse();
    }
}
