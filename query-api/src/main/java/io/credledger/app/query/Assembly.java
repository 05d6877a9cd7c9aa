package io.credledger.app.query;

import com.github.benmanes.caffeine.cache.Ticker;
import io.credledger.connect.Connecting;
import io.credledger.connect.OAuth;
import io.credledger.connect.StoredTokenCheck;
import io.credledger.edge.CommandGateway;
import io.credledger.edge.Commits;
import io.credledger.edge.DetailsOpener;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.Keyring;
import io.credledger.edge.SealAlarm;
import io.credledger.edge.SealedCommands;
import io.credledger.forge.Adapters;
import io.credledger.http.RateLimit;
import io.credledger.http.Services;
import io.credledger.http.Site;
import io.credledger.operation.AccountCheck;
import io.credledger.operation.Accounts;
import io.credledger.operation.Desk;
import io.credledger.operation.Directory;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.streams.Health;
import io.credledger.token.AccessLog;
import io.credledger.token.HandOut;
import io.credledger.token.TokenOpener;
import io.credledger.view.LedgerView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts the edge together from what the process has. */
record Assembly(EdgeKeys keys, LedgerView view, CommandGateway gateway, AccessLog log, Outward outward, Clock clock) {

    Services services(
            QueryApiConfiguration.Patience patience,
            EdgeSettings edge,
            PrometheusMeterRegistry registry,
            Supplier<Health> health) {
        Counter broken = Counter.builder("credledger.seals.broken")
                .description("Stored details or tokens that did not open; anything but zero needs a person")
                .register(registry);
        SealAlarm alarm = broken::increment;
        Keyring keyring = new Keyring(view, keys.dataKeys());
        DetailsOpener opener = new DetailsOpener(keys.ledger(), keyring, alarm);
        SealedCommands commands = new SealedCommands(keys, clock);
        Commits commits = new Commits(gateway, view, commands, keys.pseudonyms(), patience.write());
        OAuth oauth = OAuth.over(outward.outbound(), outward.discovery(), outward.signingKeys(), clock);
        Desk desk = new Desk(
                view,
                commits,
                commands,
                keyring,
                opener,
                new Directory(view, opener, keys.pseudonyms()),
                ProviderCatalogue.builtIn(),
                edge.outward().allowedHosts(),
                new Accounts(view, check(edge.outward(), oauth), edge.outward().sharedAccounts()),
                clock);
        ApiTokenAuthenticator tokens = new ApiTokenAuthenticator(view, opener, clock);
        HandOut handOut = new HandOut(keys.ledger(), desk, alarm, tokens, log);
        Site site = new Site(edge.place().publicUrl(), edge.place().proxies());
        return new Services(
                desk,
                commits,
                tokens,
                handOut,
                site,
                new RateLimit(edge.place().signInsPerMinute()),
                new Adapters(desk, handOut, outward.outbound()),
                Connecting.of(desk, keys.tickets(), site::url, oauth, new TokenOpener(keys.ledger(), keyring, alarm)),
                registry,
                health,
                patience.read());
    }

    private static AccountCheck check(OutwardSettings settings, OAuth oauth) {
        return settings.verifyStored()
                ? new StoredTokenCheck(oauth.accounts(), Ticker.systemTicker())
                : AccountCheck.NOBODY;
    }
}
