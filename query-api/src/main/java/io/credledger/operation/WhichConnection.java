package io.credledger.operation;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import java.util.List;

/**
 * Which connection is meant where only a provider is named: among those that the caller owns in their own namespace or has activated, the
 * one named {@code default}, else the only one. A connection that was received or is shared has to be named. Pure.
 */
public sealed interface WhichConnection {

    /** One that could be meant. */
    record Candidate(ConnectionId id, String name) {
        @Override
        public String toString() {
            return "Candidate " + id;
        }
    }

    record None() implements WhichConnection {}

    record One(ConnectionId id) implements WhichConnection {}

    record Ambiguous(List<Candidate> choices) implements WhichConnection {}

    static WhichConnection among(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return new None();
        }
        List<Candidate> named = candidates.stream()
                .filter(candidate -> candidate.name().equals(ConnectionName.DEFAULT.value()))
                .toList();
        List<Candidate> meant = named.isEmpty() ? candidates : named;
        return meant.size() == 1 ? new One(meant.get(0).id()) : new Ambiguous(List.copyOf(meant));
    }
}
