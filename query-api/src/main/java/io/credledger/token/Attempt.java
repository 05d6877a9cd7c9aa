package io.credledger.token;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Access;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far of one request for a token: it ends in an access record, however far it came. */
final class Attempt {

    private final IdentityId caller;
    private @Nullable ConnectionId connection;
    private @Nullable Access details;
    private String way = AccessRecord.NO_WAY;

    Attempt(IdentityId caller) {
        this.caller = caller;
    }

    void wants(ProviderId provider, List<String> scopes) {
        details = new Access(provider, null, null, scopes, null);
    }

    void isFor(ConnectionId found) {
        connection = found;
    }

    void holds(Held held) {
        Credential credential = held.credential();
        details = new Access(
                credential.provider(),
                credential.accountUid(),
                credential.accountLogin(),
                credential.scopes(),
                credential.expiresAt());
        way = held.isBasic() ? "basic" : "stored";
    }

    AccessEntry ended(String outcome) {
        return new AccessEntry(
                AccessKind.TOKEN, caller, caller, connection, way, AccessPurpose.FOREGROUND, false, outcome, details);
    }
}
