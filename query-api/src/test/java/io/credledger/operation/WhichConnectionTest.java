package io.credledger.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Routing;
import io.credledger.operation.WhichConnection.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhichConnectionTest {

    private final Candidate main = candidate(1, "main");
    private final Candidate work = candidate(2, "work");
    private final Candidate named = candidate(3, "default");

    @Test
    void theOneNamedDefaultIsMeant() {
        assertThat(WhichConnection.among(List.of(main, named, work))).isEqualTo(new WhichConnection.One(named.id()));
    }

    @Test
    void theOnlyOneIsMeantWhateverItsName() {
        assertThat(WhichConnection.among(List.of(main))).isEqualTo(new WhichConnection.One(main.id()));
    }

    @Test
    void severalWithoutADefaultAreAmbiguous() {
        assertThat(WhichConnection.among(List.of(main, work)))
                .isEqualTo(new WhichConnection.Ambiguous(List.of(main, work)));
    }

    @Test
    void twoNamedDefaultAreAmbiguousAmongThemselves() {
        Candidate received = candidate(4, "default");

        assertThat(WhichConnection.among(List.of(main, named, received)))
                .isEqualTo(new WhichConnection.Ambiguous(List.of(named, received)));
    }

    @Test
    void noneIsNone() {
        assertThat(WhichConnection.among(List.of())).isEqualTo(new WhichConnection.None());
    }

    private static Candidate candidate(long id, String name) {
        return new Candidate(ConnectionId.of(new Routing(7), id), name);
    }
}
