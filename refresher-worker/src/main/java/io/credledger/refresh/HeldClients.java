package io.credledger.refresh;

import io.credledger.ledger.ProviderRef;
import java.util.List;
import java.util.Optional;

/** The server's clients as this process knows them now. Safe for use by many threads. */
public interface HeldClients {

    /** Empty where there is none, or its keys have not come yet. */
    Optional<HeldClient> of(ProviderRef provider);

    /** Those that can be opened. */
    List<HeldClient> all();

    /** Another number each time that what is held changed; what it says is held by then. */
    long edition();
}
