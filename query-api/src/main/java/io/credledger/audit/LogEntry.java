package io.credledger.audit;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.wire.RawEvent;
import java.time.Instant;

/** What stands at one place of the log, read. */
sealed interface LogEntry {

    Instant at();

    /** As {@link AuditItem#type}. */
    String type();

    boolean isOf(ConnectionId connection);

    /** Whether the identity did it, or it is about the identity. */
    boolean isAbout(IdentityId identity);

    record Happened(LedgerEvent event) implements LogEntry {
        @Override
        public Instant at() {
            return event.header().occurredAt();
        }

        @Override
        public String type() {
            return event.fact().type();
        }

        @Override
        public boolean isOf(ConnectionId connection) {
            return connection.equals(event.header().entity());
        }

        @Override
        public boolean isAbout(IdentityId identity) {
            return Concerned.isAbout(identity, event);
        }
    }

    /** Written by a later version: who and when can be told, what cannot. */
    record Later(RawEvent event) implements LogEntry {
        @Override
        public Instant at() {
            return event.occurredAt();
        }

        @Override
        public String type() {
            return event.type();
        }

        @Override
        public boolean isOf(ConnectionId connection) {
            return connection.value().equals(event.entity());
        }

        @Override
        public boolean isAbout(IdentityId identity) {
            return identity.equals(event.actor());
        }
    }

    record Accessed(AccessRecord access) implements LogEntry {
        @Override
        public Instant at() {
            return access.at();
        }

        @Override
        public String type() {
            return AccessItems.type(access);
        }

        @Override
        public boolean isOf(ConnectionId connection) {
            return connection.equals(access.connection());
        }

        @Override
        public boolean isAbout(IdentityId identity) {
            return identity.equals(access.caller()) || identity.equals(access.subject());
        }
    }

    /** Nothing can be told of it. */
    record Unreadable(Instant at) implements LogEntry {
        @Override
        public String type() {
            return AuditItem.UNREADABLE;
        }

        @Override
        public boolean isOf(ConnectionId connection) {
            return false;
        }

        @Override
        public boolean isAbout(IdentityId identity) {
            return false;
        }
    }
}
