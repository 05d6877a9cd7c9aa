package io.credledger.cli.refresh;

import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.FamilyRecord;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.demo.TokenDigest;
import io.credledger.faulty.FaultyServer;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All sites, behind which stands one authorization server that keeps the record. */
final class Providers implements AutoCloseable {

    static final String SECRET = "made-up-client-secret";

    private final AuthorizationServer server = new AuthorizationServer(Clock.systemUTC());
    private final List<Site> sites = new ArrayList<>();

    Site add(String id, Policy policy) throws IOException {
        return add(id, policy, policy.grants());
    }

    Site add(String id, Policy policy, GrantPolicy grants) throws IOException {
        server.register(new DemoClient(id, SecretToken.takeCopyOf(SECRET), grants));
        Site site = new Site(id, policy, grants, FaultyServer.over(server));
        sites.add(site);
        return site;
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    Path writeDefinitions(Path file) throws IOException {
        return Files.writeString(
                file, DemoDefinition.file(sites.stream().map(Site::definition).toList()));
    }

    IssuedTokens grant(Site site) {
        return server.grant(site.id(), Account.DEMO, List.of("read"));
    }

    boolean isActive(String accessToken) {
        return server.isActive(SecretToken.takeCopyOf(accessToken));
    }

    /** As it is there now. */
    FamilyRecord family(Grant grant) {
        return server.family(grant.family()).orElseThrow();
    }

    /** How often each refresh token of the grant came in, whatever was done about it; the most of them. */
    int mostRequestsOfOneToken(Grant grant) {
        return family(grant).refreshTokens().stream()
                .mapToInt(token -> requests(grant.site(), token.digest()))
                .max()
                .orElseThrow();
    }

    private static int requests(Site site, TokenDigest token) {
        return (int) site.server().requests().stream()
                .filter(request -> token.equals(request.token()))
                .count();
    }

    @Override
    public void close() throws IOException {
        for (Site site : sites) {
            site.server().close();
        }
    }
}
