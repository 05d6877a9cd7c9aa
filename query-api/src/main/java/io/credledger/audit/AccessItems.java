package io.credledger.audit;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import io.credledger.operation.Names;
import io.credledger.sealing.AccessOpener;
import io.credledger.sealing.BrokenSealException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes items of access records, for one answer. */
final class AccessItems {

    private final AccessOpener opener;
    private final Names names;

    AccessItems(AccessOpener opener, Names names) {
        this.opener = opener;
        this.names = names;
    }

    static String type(AccessRecord access) {
        return switch (access.kind()) {
            case TOKEN -> access.outcome().equals(AccessRecord.HANDED_OUT) ? "TokenHandedOut" : "TokenRefused";
            case SIGN_IN -> "SignInFailed";
            case AUDIT_READ -> "AuditRead";
        };
    }

    AuditItem of(int shard, long offset, AccessRecord access) {
        Details.@Nullable Access details = null;
        @Nullable String seal = null;
        try {
            details = opener.open(access).orElse(null);
        } catch (BrokenSealException e) {
            seal = AuditItem.BROKEN;
        }
        ConnectionId connection = access.connection();
        return new AuditItem(
                "access:" + shard + ':' + offset,
                type(access),
                access.at(),
                name(access.caller()),
                name(access.subject()),
                connection == null ? null : connection.value(),
                null,
                null,
                details == null ? null : details.provider().value(),
                details == null ? null : details.accountUid(),
                details == null ? null : details.accountLogin(),
                seal,
                AccessTrace.of(access, details));
    }

    private @Nullable String name(@Nullable IdentityId id) {
        return Optional.ofNullable(id).map(names::of).orElse(null);
    }
}
