package io.credledger.faulty;

import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.protocol.AccountOutcome;
import io.credledger.protocol.AccountReader;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.RevocableToken;
import io.credledger.protocol.Revocation;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.protocol.TokenOutcome;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The OAuth client of the services before a faulty server, with a definition as an operator would write it. */
final class Customer implements AutoCloseable {

    static final SecretToken SECRET = SecretToken.takeCopyOf("made-up-client-secret");

    final AuthorizationServer provider = new AuthorizationServer(Clock.systemUTC());
    final FaultyServer server;
    private final Outbound outbound;
    private final TokenEndpoint tokens;
    private final Revocation revocation;
    private final AccountReader accounts;
    private final ProviderSite site;

    Customer(GrantPolicy policy, Path directory) throws IOException {
        provider.register(new DemoClient("app", SECRET, policy));
        server = FaultyServer.over(provider);
        outbound = new Outbound(new OutboundSettings(
                Duration.ofSeconds(2), Duration.ofSeconds(1), 64 * 1024, AllowedHosts.of(server.host())));
        Discovery discovery = new Discovery(outbound, Clock.systemUTC());
        tokens = new TokenEndpoint(outbound, discovery, Clock.systemUTC());
        revocation = new Revocation(outbound, discovery);
        accounts = new AccountReader(outbound, discovery);
        Path file = directory.resolve("providers.yaml");
        Files.writeString(file, DemoDefinition.file(List.of(server.definition("faulty", policy))));
        site = ProviderCatalogue.builtIn()
                .with(file)
                .find("faulty")
                .orElseThrow()
                .at(null);
    }

    IssuedTokens grant() {
        return provider.grant("app", Account.DEMO, List.of("read"));
    }

    CompletableFuture<TokenOutcome> refreshing(@Nullable SecretToken token) {
        return tokens.refresh(site, new ClientCredentials("app", SECRET), there(token), null, () -> true);
    }

    static SecretToken there(@Nullable SecretToken token) {
        if (token == null) {
            throw new AssertionError("there is no token");
        }
        return token;
    }

    TokenOutcome refresh(@Nullable SecretToken token) throws Exception {
        return done(refreshing(token));
    }

    RevocationOutcome revoke(SecretToken token, RevocableToken.Kind kind) throws Exception {
        return done(revocation.revoke(site, new ClientCredentials("app", SECRET), new RevocableToken(token, kind)));
    }

    AccountOutcome account(SecretToken accessToken) throws Exception {
        return done(accounts.read(site, accessToken, null));
    }

    static <T> T done(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        outbound.close();
        server.close();
    }
}
