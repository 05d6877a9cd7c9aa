package io.credledger.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorization codes, each good for one grant within a minute. Not thread-safe: the server holds its lock. */
final class Codes {

    private static final Duration LIFE = Duration.ofMinutes(1);

    /** Kept beyond its life, so that a second use is known as one. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** @param family what it gave; null while it is not used */
    record Code(
            AuthorizationWish wish,
            Account account,
            Instant issuedAt,
            @Nullable FamilyId family) {

        boolean isExpired(Instant now) {
            return !now.isBefore(issuedAt.plus(LIFE));
        }
    }

    private final Map<TokenDigest, Code> codes = new LinkedHashMap<>();

    void put(TokenDigest digest, AuthorizationWish wish, Account account, Instant now) {
        codes.values().removeIf(code -> !now.isBefore(code.issuedAt().plus(MEMORY)));
        codes.put(digest, new Code(wish, account, now, null));
    }

    Optional<Code> find(TokenDigest digest) {
        return Optional.ofNullable(codes.get(digest));
    }

    void used(TokenDigest digest, FamilyId family) {
        codes.computeIfPresent(digest, (same, code) -> new Code(code.wish(), code.account(), code.issuedAt(), family));
    }
}
