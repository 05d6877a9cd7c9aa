package io.credledger.cli.system;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.TokenEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** Tokens that a person got from a realm by another program of theirs. */
final class IssuerTokens {

    private static final URI REDIRECT = URI.create("http://127.0.0.1:1/elsewhere");
    private static final String VERIFIER = "v".repeat(43);

    private IssuerTokens() {}

    /** @param client not the ledger's: its redirects change */
    static TokenEndpoint.Answer of(KeycloakRealm realm, Credentials client, KeycloakUser user) throws Exception {
        realm.admin().allowRedirects(client, REDIRECT);
        URI authorize = URI.create(realm.issuer() + "/protocol/openid-connect/auth?"
                + Query.write(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client.id(),
                        "redirect_uri",
                        REDIRECT.toString(),
                        "scope",
                        "openid",
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256")));
        URI back = KeycloakPages.logIn(new FormBrowser().open(authorize).settle(), user)
                .untilPath(REDIRECT.getPath());
        return realm.tokens(client).exchange(Query.parameter(back, "code"), VERIFIER, REDIRECT);
    }

    private static String challenge() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
