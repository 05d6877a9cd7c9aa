package io.credledger.demo;

import io.credledger.demo.Death.Cause;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authorization codes with PKCE, refresh tokens in families, revocation, introspection. Safe for many threads, one at a time. */
public final class AuthorizationServer {

    private final Clock clock;
    private final RandomTexts random = new RandomTexts();
    private final Map<String, DemoClient> clients = new HashMap<>();
    private final Codes codes = new Codes();
    private final Grants grants;

    public AuthorizationServer(Clock clock) {
        this(clock, DemoState.NOTHING);
    }

    /** As it was; the clients have to be registered again. */
    public AuthorizationServer(Clock clock, DemoState state) {
        this.clock = clock;
        this.grants = new Grants(state, clock.instant());
    }

    /** In place of one with the same id, so that secrets and policies change; its grants stay. */
    public synchronized void register(DemoClient client) {
        clients.put(client.id(), client);
    }

    /** A grant that nobody had to come here for. */
    public synchronized IssuedTokens grant(String clientId, Account account, List<String> scopes) {
        DemoClient client = clients.get(clientId);
        if (client == null) {
            throw new IllegalArgumentException("a grant is for a client that is registered");
        }
        return grants.begin(client, account, scopes, now());
    }

    /** Whether there is such a client; only then may anybody be asked. */
    public synchronized boolean knows(AuthorizationWish wish) {
        return clients.containsKey(wish.clientId());
    }

    /** Somebody's yes: where the browser goes with the code. */
    @RevealsSecret(reason = "OAuth puts the code into the address")
    public synchronized URI approved(AuthorizationWish wish, Account account) {
        SecretToken code = random.token();
        codes.put(TokenDigest.of(code), wish, account, now());
        return wish.back("code=" + code.revealText());
    }

    public synchronized TokenResult redeem(ClientLogin login, CodeRedemption redemption) {
        Optional<DemoClient> client = client(login);
        if (client.isEmpty()) {
            return grants.refused(Refusal.CLIENT);
        }
        TokenDigest digest = TokenDigest.of(redemption.code());
        Instant now = now();
        Optional<Codes.Code> code =
                codes.find(digest).filter(found -> found.wish().clientId().equals(login.id()));
        code.map(Codes.Code::family).flatMap(grants::family).ifPresent(family -> family.die(Cause.CODE_REUSED, now));
        return code.filter(found -> found.family() == null && !found.isExpired(now))
                .filter(found -> redemption.answers(found.wish()))
                .map(found ->
                        grants.begin(client.get(), found.account(), found.wish().scopes(), now))
                .<TokenResult>map(tokens -> {
                    codes.used(digest, tokens.family());
                    return new TokenResult.Issued(tokens);
                })
                .orElseGet(() -> grants.refused(Refusal.CODE));
    }

    public synchronized TokenResult refresh(ClientLogin login, SecretToken refreshToken) {
        return client(login)
                .map(client -> grants.refresh(client, refreshToken, now()))
                .orElseGet(() -> grants.refused(Refusal.CLIENT));
    }

    /**
     * RFC 7009: a refresh token's whole family, or one access token; one that is not known counts as revoked.
     *
     * @return false where the client is not who it says
     */
    public synchronized boolean revoke(ClientLogin login, SecretToken token) {
        Optional<DemoClient> client = client(login);
        client.ifPresent(known -> grants.revoke(known, TokenDigest.of(token), now()));
        return client.isPresent();
    }

    /** The account's owner takes a grant back. */
    public synchronized void withdraw(FamilyId id) {
        grants.family(id).ifPresent(family -> family.die(Cause.REVOKED_BY_OWNER, now()));
    }

    /** Whether it is this client's, and right. */
    public synchronized boolean authenticates(ClientLogin login) {
        return client(login).isPresent();
    }

    /** The access token, if it could be used now. */
    public synchronized Optional<AccessTokenRecord> introspect(SecretToken accessToken) {
        return grants.active(TokenDigest.of(accessToken), now());
    }

    public boolean isActive(SecretToken accessToken) {
        return introspect(accessToken).isPresent();
    }

    /** Whose grant an access token belongs to, if it could be used now. */
    public synchronized Optional<FamilyRecord> grantOf(SecretToken accessToken) {
        return introspect(accessToken)
                .flatMap(token -> grants.family(token.family()))
                .map(Family::record);
    }

    public synchronized Optional<FamilyRecord> family(FamilyId id) {
        return grants.family(id).map(Family::record);
    }

    public synchronized Optional<FamilyId> familyOf(TokenDigest refreshToken) {
        return grants.familyOf(refreshToken).map(family -> family.id);
    }

    /** In the order in which they began. */
    public synchronized List<FamilyRecord> families() {
        return grants.all().stream().map(Family::record).toList();
    }

    public synchronized long count(Happening happening) {
        return grants.counted(happening);
    }

    /** @param newest how many of a family's used refresh tokens are worth keeping; older ones are then unknown */
    public synchronized DemoState state(int newest) {
        return new DemoState(
                families().stream().map(family -> family.keeping(newest)).toList(), grants.accessTokens());
    }

    private Optional<DemoClient> client(ClientLogin login) {
        return Optional.ofNullable(clients.get(login.id())).filter(client -> client.accepts(login));
    }

    private Instant now() {
        return clock.instant();
    }
}
