package io.credledger.app.query;

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
import io.credledger.operation.Desk;
import io.credledger.operation.Directory;
import io.credledger.outbound.Outbound;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.streams.Health;
import io.credledger.token.AccessLog;
import io.credledger.token.HandOut;
import io.credledger.view.LedgerView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts the edge together from what the process has. */
record Assembly(EdgeKeys keys, LedgerView view, CommandGateway gateway, AccessLog log, Outbound outbound, Clock clock) {

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
        Desk desk = new Desk(
                view,
                commits,
                commands,
                keyring,
                opener,
                new Directory(view, opener, keys.pseudonyms()),
                ProviderCatalogue.builtIn(),
                clock);
        ApiTokenAuthenticator tokens = new ApiTokenAuthenticator(view, opener, clock);
        HandOut handOut = new HandOut(keys.ledger(), desk, alarm, tokens, log);
        return new Services(
                desk,
                commits,
                tokens,
                handOut,
                new Site(edge.place().publicUrl(), edge.place().proxies()),
                new RateLimit(edge.place().signInsPerMinute()),
                new Adapters(desk, handOut, outbound),
                registry,
                health,
                patience.read());
    }
}
