package io.credledger.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access tokens by digest, forgotten after their end. Not thread-safe: the server holds its lock. */
final class AccessTokens {

    private final Map<TokenDigest, AccessTokenRecord> tokens = new LinkedHashMap<>();

    void put(AccessTokenRecord token, Instant now) {
        // Oldest first; a longer life of another client's only delays what comes behind it.
        var oldest = tokens.values().iterator();
        while (oldest.hasNext() && oldest.next().isExpired(now)) {
            oldest.remove();
        }
        tokens.put(token.digest(), token);
    }

    Optional<AccessTokenRecord> active(TokenDigest digest, Instant now) {
        return Optional.ofNullable(tokens.get(digest)).filter(token -> !token.isExpired(now));
    }

    void remove(TokenDigest digest) {
        tokens.remove(digest);
    }

    List<AccessTokenRecord> all() {
        return List.copyOf(tokens.values());
    }
}
