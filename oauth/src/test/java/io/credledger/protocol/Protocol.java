package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole client, allowed to ask loopback, and the secrets of one flow. */
final class Protocol implements AutoCloseable {

    static final URI REDIRECT = URI.create("https://ledger.example/v1/connect/callback");
    static final ClientCredentials CLIENT =
            new ClientCredentials("made-up-client", SecretToken.takeCopyOf("made-up-client-secret"));

    final Outbound outbound = new Outbound(OutboundSettings.defaults(AllowedHosts.of("127.0.0.1")));
    final Discovery discovery = new Discovery(outbound, Clock.systemUTC());
    final SigningKeys keys = new SigningKeys(outbound, Duration.ofMillis(1));
    final Authorizations authorizations = new Authorizations(discovery);
    final TokenEndpoint tokens = new TokenEndpoint(outbound, discovery, Clock.systemUTC());
    final IdTokens idTokens = new IdTokens(discovery, keys);
    final AccountReader accounts = new AccountReader(outbound, discovery);
    final Revocation revocation = new Revocation(outbound, discovery);

    final SecretToken state = SecretToken.takeCopyOf("made-up-state");
    final SecretToken nonce = SecretToken.takeCopyOf("made-up-nonce");
    final SecretToken verifier = Pkce.newVerifier();

    /** The parameters with which a browser would be sent on, and {@code endpoint}: where to. */
    Map<String, List<String>> authorize(ProviderSite site, Set<String> wished) throws Exception {
        AuthorizationRequest request = new AuthorizationRequest(
                site, CLIENT.id(), REDIRECT, site.provider().scopes().asked(wished), state, verifier, nonce);
        URI location = done(authorizations.url(request)).location();
        Map<String, List<String>> sent = URLUtils.parseParameters(location.getRawQuery());
        sent.put("endpoint", List.of(location.toString().split("\\?", 2)[0]));
        return sent;
    }

    String challenge() {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier.revealText()))
                .getValue();
    }

    TokenOutcome exchange(ProviderSite site, String code) throws Exception {
        return done(tokens.exchangeCode(site, CLIENT, secret(code), REDIRECT, verifier));
    }

    TokenOutcome refresh(ProviderSite site, String token) throws Exception {
        return done(tokens.refresh(site, CLIENT, secret(token), REDIRECT, () -> true));
    }

    AccountOutcome account(ProviderSite site, String token) throws Exception {
        return done(accounts.read(site, secret(token), null));
    }

    RevocationOutcome revoke(ProviderSite site, String token, RevocableToken.Kind kind) throws Exception {
        return done(revocation.revoke(site, CLIENT, new RevocableToken(secret(token), kind)));
    }

    static SecretToken secret(String text) {
        return SecretToken.takeCopyOf(text);
    }

    static <T> T done(CompletableFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        keys.close();
        outbound.close();
    }
}
