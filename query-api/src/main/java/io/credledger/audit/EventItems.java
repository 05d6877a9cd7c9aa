package io.credledger.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.operation.Desk;
import io.credledger.operation.Names;
import io.credledger.sealing.BrokenSealException;
import io.credledger.wire.RawEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes items of events, for one answer. */
final class EventItems {

    private final Desk desk;
    private final Names names;

    EventItems(Desk desk, Names names) {
        this.desk = desk;
        this.names = names;
    }

    AuditItem of(LedgerEvent event) {
        EventHeader header = event.header();
        Account account = Account.UNKNOWN;
        @Nullable String seal = null;
        try {
            account = account(event);
        } catch (BrokenSealException e) {
            seal = AuditItem.BROKEN;
        }
        return new AuditItem(
                header.position().toString(),
                event.fact().type(),
                header.occurredAt(),
                names.of(header.actor()),
                identity(event),
                header.entity() instanceof ConnectionId connection ? connection.value() : null,
                header.entity().value(),
                header.version(),
                account.provider(),
                account.uid(),
                account.login(),
                seal,
                null);
    }

    /** What a later version wrote, as far as it can be told. */
    AuditItem of(RawEvent event) {
        return new AuditItem(
                event.position().toString(),
                event.type(),
                event.occurredAt(),
                names.of(event.actor()),
                null,
                null,
                event.entity(),
                event.version(),
                null,
                null,
                null,
                null,
                null);
    }

    private @Nullable String identity(LedgerEvent event) {
        List<IdentityId> concerned = Concerned.identities(event);
        return concerned.isEmpty() ? null : names.of(concerned.get(concerned.size() - 1));
    }

    /** The account of a connection as it was then: as the event says, else as it is now if nothing has changed it since. */
    private Account account(LedgerEvent event) {
        Optional<Account> own = desk.opener().open(event, Details.class).flatMap(Account::of);
        return own.or(() -> known(event)).orElse(Account.UNKNOWN);
    }

    private Optional<Account> known(LedgerEvent event) {
        return event.header().entity() instanceof ConnectionId connection
                ? desk.view()
                        .connection(connection)
                        .filter(row -> row.details().header().version()
                                <= event.header().version())
                        .flatMap(row -> desk.opener().open(row.details(), Details.class))
                        .flatMap(Account::of)
                : Optional.empty();
    }

    private record Account(
            @Nullable String provider,
            @Nullable String uid,
            @Nullable String login) {

        static final Account UNKNOWN = new Account(null, null, null);

        static Optional<Account> of(Details details) {
            if (details instanceof Details.Credential credential) {
                return Optional.of(
                        new Account(credential.provider().value(), credential.accountUid(), credential.accountLogin()));
            }
            if (details instanceof Details.ClientRegistration client) {
                return Optional.of(new Account(client.provider().value(), null, null));
            }
            return details instanceof Details.FlowFailure failure
                    ? Optional.of(new Account(failure.provider().value(), null, null))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Account [redacted]";
        }
    }
}
