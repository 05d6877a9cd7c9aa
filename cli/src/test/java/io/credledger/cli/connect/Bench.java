package io.credledger.cli.connect;

import io.credledger.cli.FakeTime;
import io.credledger.command.Ledger;
import io.credledger.connect.Arrival;
import io.credledger.connect.Begun;
import io.credledger.connect.ConnectWish;
import io.credledger.connect.Connecting;
import io.credledger.connect.Departure;
import io.credledger.connect.Landing;
import io.credledger.connect.OAuth;
import io.credledger.connect.StoredTokenCheck;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.edge.Ask;
import io.credledger.edge.Commits;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.SealedCommands;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.operation.Accounts;
import io.credledger.operation.Desk;
import io.credledger.operation.Directory;
import io.credledger.operation.Identities;
import io.credledger.operation.NewClient;
import io.credledger.operation.ProviderClients;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.SigningKeys;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.TokenOpener;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import io.credledger.view.LedgerView;
import io.credledger.web.PublicUrl;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ledger with alice, bob and an admin, a client at the scripted provider, and the steps of a flow. */
final class Bench implements AutoCloseable {

    static final ProviderId GITLAB = new ProviderId("gitlab");
    static final String CLIENT_SECRET = "client-secret-canary";

    private static final PublicUrl PLACE = PublicUrl.of(URI.create("https://ledger.example"));

    final ScriptedProvider provider;
    final FakeTime time = new FakeTime();
    final MemoryLedger ledger = new MemoryLedger(time);
    final LedgerView view = new MemoryView(ledger);
    final Pseudonyms pseudonyms = PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    final DataKeys dataKeys;
    final Desk desk;
    final Connecting connecting;
    final List<Duration> pauses = new ArrayList<>();
    final Caller admin;
    final Caller alice;
    final Caller bob;

    private final Outbound outbound = new Outbound(
            new OutboundSettings(Duration.ofSeconds(5), Duration.ofSeconds(2), 65_536, AllowedHosts.of("127.0.0.1")));
    final SigningKeys signingKeys = new SigningKeys(outbound);
    final Discovery discovery = new Discovery(outbound, time);
    final OAuth oauth = OAuth.over(outbound, discovery, signingKeys, time);

    Bench() throws Exception {
        this(false);
    }

    /** @param sharedAccounts whether two identities may connect one external account */
    Bench(boolean sharedAccounts) throws Exception {
        this(sharedAccounts, ProviderCatalogue.builtIn());
    }

    /** @param catalogue with the built-in providers */
    Bench(boolean sharedAccounts, ProviderCatalogue catalogue) throws Exception {
        provider = new ScriptedProvider();
        LedgerId id = LedgerId.of(1, 2);
        MasterKeys master = MasterKeys.parse(MasterKeys.generate());
        dataKeys = new DataKeys(master.keyEncryptionKeys(id));
        EdgeKeys keys = new EdgeKeys(
                id,
                pseudonyms,
                dataKeys,
                new RefreshTokenSealer(RefresherKeys.generate().publicKey()),
                master.tickets(id));
        found(id);
        Keyring keyring = new Keyring(view, keys.dataKeys());
        DetailsOpener opener = new DetailsOpener(id, keyring, () -> {});
        SealedCommands commands = new SealedCommands(keys, time);
        desk = new Desk(
                view,
                new Commits(ledger, view, commands, pseudonyms, Duration.ofSeconds(5)),
                commands,
                keyring,
                opener,
                new Directory(view, opener, pseudonyms),
                catalogue,
                () -> PLACE,
                AllowedHosts.of("127.0.0.1"),
                new Accounts(view, new StoredTokenCheck(oauth.accounts(), System::nanoTime), sharedAccounts),
                time);
        connecting = Connecting.of(
                desk, keys.tickets(), () -> PLACE, oauth, new TokenOpener(id, keyring, () -> {}), pauses::add);
        admin = registered("admin", Role.USER, Role.ADMIN);
        alice = registered("alice", Role.USER);
        bob = registered("bob", Role.USER);
        storeClient();
    }

    private void found(LedgerId id) {
        var digest = Ledger.DIGEST;
        IdentityId server = pseudonyms.identity(Handle.SERVER);
        Ledger founder = new Ledger(1, 1);
        LedgerFounded founded = new LedgerFounded(
                id, 0, 1, "default", server, founder.newKey(), digest, digest, digest, digest, digest);
        Ledger own = new Ledger(founded, pseudonyms.adminRoster(), 1);
        IdentityId first = pseudonyms.identity(new Handle("admin"));
        ledger.found(own.message(own.founding(0, first), first, time.instant()));
    }

    Caller registered(String handle, Role... roles) {
        Handle name = new Handle(handle);
        IdentityId id = pseudonyms.identity(name);
        Set<Role> own = new HashSet<>(Set.of(roles));
        own.remove(Role.ADMIN);
        new Identities(desk).register(ask(id), name, null, own);
        return new Caller(id, Set.of(roles), "session");
    }

    void storeClient() {
        storeClient(GITLAB);
    }

    void storeClient(ProviderId of) {
        try (SecretToken secret = SecretToken.takeCopyOf(CLIENT_SECRET)) {
            new ProviderClients(desk)
                    .store(ask(admin.id()), new NewClient(of, "client-1", secret, null, provider.baseUrl()));
        }
    }

    static Ask ask(IdentityId actor) {
        return Ask.of(actor, null, new byte[0], null);
    }

    static ConnectWish wish() {
        return wish(List.of());
    }

    static ConnectWish wish(List<String> scopes) {
        return new ConnectWish(GITLAB, ConnectionName.DEFAULT, scopes, null, null, false, null, null);
    }

    Begun begin(Caller caller) {
        return connecting.beginning().begin(caller, wish());
    }

    static String ticket(Begun begun) {
        return begun.authorizeUrl().substring(begun.authorizeUrl().indexOf("ticket=") + 7);
    }

    /** A browser that has got to the provider's consent page. */
    Traveller gone(Caller caller) throws InterruptedException {
        return gone(caller, wish());
    }

    Traveller gone(Caller caller, ConnectWish wish) throws InterruptedException {
        Begun begun = connecting.beginning().begin(caller, wish);
        Departure departure = connecting.starting().depart(caller, ticket(begun));
        return new Traveller(begun.flow(), departure, caller);
    }

    Landing back(Traveller traveller) throws InterruptedException {
        return land(traveller, traveller.caller(), traveller.accepted());
    }

    Landing land(Traveller browser, @Nullable Caller signedIn, Map<String, List<String>> query)
            throws InterruptedException {
        return connecting.returning().land(new Arrival(query, browser::cookie, signedIn));
    }

    @Override
    public void close() {
        outbound.close();
        signingKeys.close();
        provider.close();
    }
}
