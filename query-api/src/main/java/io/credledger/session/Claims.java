package io.credledger.session;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.IdentityId;
import io.credledger.view.LedgerView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom something names that proved nobody, for the record of that. Nothing may be allowed because of it. */
public final class Claims {

    private final LedgerView view;
    private final SessionCookies cookies;

    public Claims(LedgerView view, SessionCookies cookies) {
        this.view = view;
        this.cookies = cookies;
    }

    /**
     * A claim that was not believed.
     *
     * @param identity whom a token or cookie of ours names, good once or never; null where nobody is known
     * @param outcome a word of ours for what was presented
     */
    public record Claim(@Nullable IdentityId identity, String outcome) {}

    public Claim of(Presented presented) {
        if (presented.authorization() == null) {
            String cookie = presented.session();
            return new Claim(cookie == null ? null : bySession(cookie), "session-refused");
        }
        return presented.bearer().map(this::ofBearer).orElseGet(() -> new Claim(null, "authorization-refused"));
    }

    private Claim ofBearer(String bearer) {
        if (bearer.startsWith(ApiTokenId.PREFIX)) {
            return new Claim(byToken(bearer).orElse(null), "api-token-refused");
        }
        return new Claim(null, JwtAuthenticator.isJwt(bearer) ? "jwt-refused" : "authorization-refused");
    }

    /** Whose token it would be, if its secret were right and its time not over. */
    public Optional<IdentityId> byToken(String token) {
        return ApiTokenText.parse(token)
                .flatMap(text -> view.apiToken(text.id()))
                .map(row -> row.state().identity());
    }

    private @Nullable IdentityId bySession(String cookie) {
        return cookies.open(cookie).map(BrowserSession::identity).orElse(null);
    }
}
