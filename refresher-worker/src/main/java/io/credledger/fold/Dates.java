package io.credledger.fold;

import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When something is to be done for a connection. Deterministic in what the log says. */
@FunctionalInterface
public interface Dates {

    /**
     * In milliseconds since 1970, perhaps long ago; null where nothing is to be done.
     *
     * @param credential opens it; empty where it cannot be opened, now or any more. To be asked only where it matters: it is what a fold costs most
     */
    @Nullable
    Long due(Connection connection, Supplier<Optional<Credential>> credential);
}
