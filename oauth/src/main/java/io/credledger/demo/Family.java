package io.credledger.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grant that lives or has died. Not thread-safe: the server holds its lock. */
final class Family {

    final FamilyId id;
    final String clientId;
    final Account account;
    final List<String> scopes;
    private final Instant begun;
    private final Map<TokenDigest, RefreshTokenRecord> tokens = new LinkedHashMap<>();
    private int reuses;
    private @Nullable Death death;

    Family(FamilyRecord record) {
        this.id = record.id();
        this.clientId = record.clientId();
        this.account = record.account();
        this.scopes = record.scopes();
        this.begun = record.begun();
        this.reuses = record.reuses();
        this.death = record.death();
        record.refreshTokens().forEach(this::put);
    }

    static Family begin(FamilyId id, String clientId, Account account, List<String> scopes, Instant now) {
        return new Family(new FamilyRecord(id, clientId, account, scopes, now, List.of(), 0, null));
    }

    RefreshTokenRecord token(TokenDigest digest) {
        RefreshTokenRecord token = tokens.get(digest);
        if (token == null) {
            throw new IllegalStateException("a token is looked up in its own family");
        }
        return token;
    }

    /** Adds a token, or what has become of one. */
    void put(RefreshTokenRecord token) {
        tokens.put(token.digest(), token);
    }

    void reused() {
        reuses++;
    }

    /** The first reason stays. */
    void die(Death.Cause cause, Instant now) {
        if (death == null) {
            death = new Death(cause, now);
        }
    }

    boolean isAlive() {
        return death == null;
    }

    FamilyRecord record() {
        return new FamilyRecord(id, clientId, account, scopes, begun, List.copyOf(tokens.values()), reuses, death);
    }
}
