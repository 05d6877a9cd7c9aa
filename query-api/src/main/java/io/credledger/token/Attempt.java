package io.credledger.token;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Access;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.provider.Way;
import io.credledger.session.Caller;
import io.credledger.token.Targets.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far of one request for a token: it ends in an access record, however far it came. */
final class Attempt {

    private final @Nullable IdentityId caller;
    private @Nullable IdentityId subject;
    private @Nullable ConnectionId connection;
    private @Nullable Access details;
    private AccessPurpose purpose = AccessPurpose.FOREGROUND;
    private String way = AccessRecord.NO_WAY;
    private boolean fallback;

    /** @param caller null where nobody is known yet */
    Attempt(@Nullable Caller caller) {
        this.caller = caller == null ? null : caller.id();
        this.subject = this.caller;
    }

    static Attempt of(Acquisition asked) {
        Attempt attempt = new Attempt(asked.caller());
        attempt.subject = asked.subject().id();
        attempt.purpose = asked.purpose();
        return attempt;
    }

    void asks(TokenRequest request) {
        purpose = request.purpose();
        ProviderId provider = request.place().audience();
        if (provider != null) {
            wants(provider, request.terms().scopes());
        }
    }

    void wants(ProviderId provider, List<String> scopes) {
        details = new Access(provider, null, null, scopes, null);
    }

    void isFor(Target target) {
        connection = target.connection();
        fallback = target.fallback();
    }

    void holds(Held held) {
        Credential credential = held.credential();
        details = new Access(
                credential.provider(),
                credential.accountUid(),
                credential.accountLogin(),
                credential.scopes(),
                credential.expiresAt());
    }

    void goes(Way by) {
        way = by.word();
    }

    /** What a token is like that nothing stored is behind. */
    void has(ProviderId provider, List<String> scopes, @Nullable Instant expiresAt) {
        details = new Access(provider, null, null, scopes, expiresAt);
    }

    AccessEntry ended(String outcome) {
        return new AccessEntry(AccessKind.TOKEN, caller, subject, connection, way, purpose, fallback, outcome, details);
    }
}
