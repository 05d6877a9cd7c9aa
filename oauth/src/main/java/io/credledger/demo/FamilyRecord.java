package io.credledger.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it is now.
 *
 * @param refreshTokens every one that was issued, oldest first
 * @param reuses how often a used one came again after its grace
 * @param death null while it lives
 */
public record FamilyRecord(
        FamilyId id,
        String clientId,
        Account account,
        List<String> scopes,
        Instant begun,
        List<RefreshTokenRecord> refreshTokens,
        int reuses,
        @Nullable Death death) {

    public FamilyRecord {
        scopes = List.copyOf(scopes);
        refreshTokens = List.copyOf(refreshTokens);
    }

    public boolean isAlive() {
        return death == null;
    }

    public Optional<RefreshTokenRecord> token(TokenDigest digest) {
        return refreshTokens.stream()
                .filter(token -> token.digest().equals(digest))
                .findFirst();
    }

    /** With only the newest of its refresh tokens, and every one that is not used yet. */
    FamilyRecord keeping(int newest) {
        int old = Math.max(0, refreshTokens.size() - newest);
        List<RefreshTokenRecord> kept = IntStream.range(0, refreshTokens.size())
                .filter(index -> index >= old || refreshTokens.get(index).firstUsed() == null)
                .mapToObj(refreshTokens::get)
                .toList();
        return new FamilyRecord(id, clientId, account, scopes, begun, kept, reuses, death);
    }
}
