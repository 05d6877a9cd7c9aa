package io.credledger.demo;

import io.credledger.demo.Death.Cause;
import io.credledger.demo.GrantPolicy.Rotation;
import io.credledger.demo.TokenResult.Issued;
import io.credledger.demo.TokenResult.Refused;
import io.credledger.secret.SecretToken;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Families and what they were given: issue, rotate, detect. Not thread-safe: the server holds its lock. */
final class Grants {

    private final RandomTexts random = new RandomTexts();
    private final Map<FamilyId, Family> families = new LinkedHashMap<>();
    private final Map<TokenDigest, Family> byRefreshToken = new HashMap<>();
    private final AccessTokens accessTokens = new AccessTokens();
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);

    Grants(DemoState state, Instant now) {
        for (FamilyRecord record : state.families()) {
            Family family = new Family(record);
            families.put(family.id, family);
            record.refreshTokens().forEach(token -> byRefreshToken.put(token.digest(), family));
        }
        state.accessTokens().forEach(token -> accessTokens.put(token, now));
    }

    IssuedTokens begin(DemoClient client, Account account, List<String> scopes, Instant now) {
        Family family = Family.begin(random.family(), client.id(), account, scopes, now);
        families.put(family.id, family);
        count(Happening.GRANTED);
        return issue(family, client.policy(), refreshToken(family, client.policy(), null, now), now);
    }

    TokenResult refresh(DemoClient client, SecretToken refreshToken, Instant now) {
        TokenDigest digest = TokenDigest.of(refreshToken);
        Family family = byRefreshToken.get(digest);
        if (family == null) {
            return refused(Refusal.UNKNOWN_TOKEN);
        }
        family.put(family.token(digest).presentedAgain());
        RefreshTokenRecord token = family.token(digest);
        if (!family.clientId.equals(client.id())) {
            return refused(Refusal.OTHER_CLIENT);
        } else if (!family.isAlive()) {
            return refused(Refusal.GRANT_DEAD);
        } else if (token.isExpired(now)) {
            return refused(Refusal.EXPIRED);
        } else if (client.policy().rotation() == Rotation.NONE) {
            return refreshed(family, token, client.policy(), now);
        } else if (token.firstUsed() != null && !token.isWithinGrace(client.policy(), now)) {
            return reused(family, client.policy(), now);
        }
        return refreshed(family, token, client.policy(), now);
    }

    private TokenResult refreshed(Family family, RefreshTokenRecord token, GrantPolicy policy, Instant now) {
        boolean rotates = policy.rotation() == Rotation.SINGLE_USE;
        count(Happening.REFRESHED);
        if (rotates && token.firstUsed() != null) {
            count(Happening.REPEATED_WITHIN_GRACE);
        }
        family.put(token.usedAt(now));
        SecretToken next = rotates ? refreshToken(family, policy, token.digest(), now) : null;
        return new Issued(issue(family, policy, next, now));
    }

    private TokenResult reused(Family family, GrantPolicy policy, Instant now) {
        count(Happening.REUSED);
        family.reused();
        if (policy.reuseDetected()) {
            family.die(Cause.REFRESH_TOKEN_REUSED, now);
        }
        return refused(Refusal.REUSED);
    }

    private SecretToken refreshToken(Family family, GrantPolicy policy, @Nullable TokenDigest before, Instant now) {
        SecretToken token = random.token();
        TokenDigest digest = TokenDigest.of(token);
        Instant end = policy.refreshLife() == null ? null : now.plus(policy.refreshLife());
        family.put(new RefreshTokenRecord(digest, before, now, end, 0, null));
        byRefreshToken.put(digest, family);
        return token;
    }

    private IssuedTokens issue(Family family, GrantPolicy policy, @Nullable SecretToken refreshToken, Instant now) {
        SecretToken access = random.token();
        Instant end = now.plus(policy.accessLife());
        accessTokens.put(new AccessTokenRecord(TokenDigest.of(access), family.id, now, end), now);
        return new IssuedTokens(
                family.id, access, policy.accessLife(), refreshToken, policy.refreshLife(), family.scopes);
    }

    void revoke(DemoClient client, TokenDigest digest, Instant now) {
        Family family = byRefreshToken.get(digest);
        if (family != null && family.clientId.equals(client.id())) {
            family.die(Cause.REVOKED_BY_CLIENT, now);
            count(Happening.REVOKED);
            return;
        }
        Optional<AccessTokenRecord> access = accessTokens
                .active(digest, now)
                .filter(token -> owner(token).filter(client.id()::equals).isPresent());
        if (access.isPresent()) {
            accessTokens.remove(digest);
            count(Happening.REVOKED);
        }
    }

    private Optional<String> owner(AccessTokenRecord token) {
        return family(token.family()).map(family -> family.clientId);
    }

    Optional<AccessTokenRecord> active(TokenDigest digest, Instant now) {
        return accessTokens
                .active(digest, now)
                .filter(token -> family(token.family()).filter(Family::isAlive).isPresent());
    }

    Optional<Family> family(FamilyId id) {
        return Optional.ofNullable(families.get(id));
    }

    Optional<Family> familyOf(TokenDigest refreshToken) {
        return Optional.ofNullable(byRefreshToken.get(refreshToken));
    }

    Collection<Family> all() {
        return families.values();
    }

    List<AccessTokenRecord> accessTokens() {
        return accessTokens.all();
    }

    TokenResult refused(Refusal refusal) {
        count(refusal == Refusal.CLIENT ? Happening.CLIENT_REFUSED : Happening.REFUSED);
        return new Refused(refusal);
    }

    private void count(Happening happening) {
        counts.merge(happening, 1L, Long::sum);
    }

    long counted(Happening happening) {
        return counts.getOrDefault(happening, 0L);
    }
}
