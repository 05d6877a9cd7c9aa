package io.credledger.operation;

import io.credledger.edge.Commits;
import io.credledger.edge.DetailsOpener;
import io.credledger.edge.Keyring;
import io.credledger.edge.SealedCommands;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.view.LedgerView;
import java.time.Clock;

/** What every operation works with. */
public record Desk(
        LedgerView view,
        Commits commits,
        SealedCommands commands,
        Keyring keyring,
        DetailsOpener opener,
        Directory directory,
        ProviderCatalogue catalogue,
        Clock clock) {}
