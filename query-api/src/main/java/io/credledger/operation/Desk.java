package io.credledger.operation;

import io.credledger.edge.Commits;
import io.credledger.edge.SealedCommands;
import io.credledger.outbound.AllowedHosts;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.view.LedgerView;
import io.credledger.web.PublicUrl;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What every operation works with.
 *
 * @param place where browsers reach us
 * @param allowed hosts that the operator lets us reach by plain http or at a private address
 */
public record Desk(
        LedgerView view,
        Commits commits,
        SealedCommands commands,
        Keyring keyring,
        DetailsOpener opener,
        Directory directory,
        ProviderCatalogue catalogue,
        Supplier<PublicUrl> place,
        AllowedHosts allowed,
        Accounts accounts,
        Clock clock) {}
