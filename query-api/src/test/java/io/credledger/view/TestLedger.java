package io.credledger.view;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the history of one shard as the writer would: events, the keys they name, and replies, in order. */
final class TestLedger {

    static final LedgerId LEDGER = LedgerId.of(7, 7);
    static final OuterFormat FORMAT = OuterFormat.builtIn();
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final ProviderRef GITHUB = ProviderRef.of(1, 1);
    static final ProviderRef GITLAB = ProviderRef.of(2, 2);

    final List<LedgerEvent> events = new ArrayList<>();
    final List<LogRecord> eventRecords = new ArrayList<>();
    final List<LogRecord> keyRecords = new ArrayList<>();
    final List<LogRecord> replyRecords = new ArrayList<>();

    private final int shard;
    private final int shards;
    private final LedgerId ledger;
    final Map<EntityId, EntityState> states = new HashMap<>();

    private final Map<EntityId, DataKeyId> detailsKeys = new HashMap<>();
    private long counter;
    private int inASecond = 1;

    TestLedger(int shard, int shards) {
        this(LEDGER, shard, shards);
    }

    TestLedger(LedgerId ledger, int shard, int shards) {
        this.ledger = ledger;
        this.shard = shard;
        this.shards = shards;
    }

    /** So many events have one time. */
    TestLedger dense(int events) {
        inASecond = events;
        return this;
    }

    /** The n-th identity that lives in this shard. */
    IdentityId identity(int n) {
        return IdentityId.of(routing(n), n);
    }

    IdentityId server() {
        return identity(0);
    }

    ConnectionId connection(IdentityId namespace, int n) {
        return ConnectionId.of(namespace.routing(), n);
    }

    private Routing routing(int n) {
        return new Routing((long) n * shards + shard);
    }

    TestLedger founded() {
        DataKeyId key = key(ShardId.of(shard), "details");
        Octets some = Octets.copyOf(new byte[] {1});
        return happened(
                ShardId.of(shard),
                new Fact.LedgerFounded(ledger, shard, shards, "default", server(), key, some, some, some, some, some),
                key);
    }

    TestLedger registered(int n) {
        DataKeyId key = key(identity(n), "details");
        detailsKeys.put(identity(n), key);
        return happened(identity(n), new Fact.IdentityRegistered(key, Set.of(Role.USER)), key);
    }

    TestLedger deactivated(int n) {
        return happened(identity(n), new Fact.IdentityDeactivated(nextEpoch(n)), null);
    }

    TestLedger reactivated(int n) {
        return happened(identity(n), new Fact.IdentityReactivated(nextEpoch(n)), null);
    }

    private long nextEpoch(int n) {
        return ((EntityState.Identity) Objects.requireNonNull(states.get(identity(n)))).epoch() + 1;
    }

    TestLedger updated(int n) {
        return happened(identity(n), new Fact.IdentityUpdated(), detailsKeys.get(identity(n)));
    }

    TestLedger admin(int n) {
        AdminRosterId roster = AdminRosterId.of(server().routing(), 9);
        return happened(roster, new Fact.RoleChanged(identity(n), Role.ADMIN, true), null);
    }

    TestLedger issued(int n, ApiTokenId token) {
        return happened(token, new Fact.ApiTokenIssued(identity(n), Octets.EMPTY), detailsKeys.get(identity(n)));
    }

    TestLedger revoked(ApiTokenId token) {
        return happened(token, new Fact.ApiTokenRevoked(), null);
    }

    TestLedger clientStored(ProviderClientId client) {
        DataKeyId details = key(client, "details");
        return happened(client, new Fact.ProviderClientStored(GITHUB, details, key(client, "token")), details);
    }

    TestLedger granted(IdentityId namespace, IdentityId owner, ConnectionId connection, ProviderRef provider) {
        DataKeyId details = key(connection, "details");
        DataKeyId token = key(connection, "token");
        detailsKeys.put(connection, details);
        Fact fact = new Fact.ConnectionGranted(
                namespace,
                owner,
                1,
                provider,
                AccountId.of(counter, 1),
                CredentialKind.BEARER,
                false,
                false,
                states.get(connection) instanceof EntityState.Connection was ? was.generation() + 1 : 1,
                details,
                token);
        return happened(connection, fact, details);
    }

    TestLedger transferred(ConnectionId connection, IdentityId from, IdentityId to) {
        return happened(connection, new Fact.ConnectionTransferred(from, to, 1), detailsKeys.get(connection));
    }

    TestLedger shared(ConnectionId connection, IdentityId with) {
        return happened(connection, new Fact.AccessShared(with), detailsKeys.get(connection));
    }

    TestLedger withdrawn(ConnectionId connection, IdentityId from) {
        return happened(connection, new Fact.AccessWithdrawn(from), detailsKeys.get(connection));
    }

    TestLedger disconnected(ConnectionId connection) {
        return happened(connection, new Fact.ConnectionDisconnected(), detailsKeys.get(connection));
    }

    TestLedger activated(IdentityId identity, ConnectionId connection) {
        return happened(ForgeId.of(identity), new Fact.ForgeActivated(identity, connection), null);
    }

    TestLedger cleared(IdentityId identity) {
        return happened(ForgeId.of(identity), new Fact.ForgeCleared(identity), null);
    }

    /** One event, with the key that its sealed part is under, and the reply to its command. */
    TestLedger happened(EntityId entity, Fact fact, @Nullable DataKeyId sealedUnder) {
        long seq = events.size() + 1L;
        CommandId command = CommandId.of(entity.routing(), seq);
        SealedPart sealed = sealedUnder == null
                ? null
                : new SealedPart(sealedUnder, Octets.copyOf(new byte[32]), Octets.copyOf(new byte[] {(byte) seq}));
        EntityState before = states.get(entity);
        EventHeader header = new EventHeader(
                ledger,
                new Position(shard, seq),
                EventId.of(shard, seq),
                START.plusSeconds(seq / inASecond),
                server(),
                command,
                entity,
                before == null ? 1 : before.version() + 1,
                sealed == null ? null : Octets.copyOf(new byte[] {1, 2, 3}));
        states.put(entity, Evolve.apply(before, header, fact));
        add(new LedgerEvent(header, fact, sealed));
        replied(new Reply.Accepted(header.position(), 1), command, header.occurredAt());
        return this;
    }

    /** An event as it is, right or wrong. */
    void add(LedgerEvent event) {
        events.add(event);
        eventRecords.add(record(event));
    }

    static LogRecord record(LedgerEvent event) {
        return new LogRecord(
                Topics.EVENTS.name(),
                RecordKeys.of(event.header().entity().routing()),
                new EventCodec(FORMAT).encode(event));
    }

    void refused(RefusalReason reason, CommandId command, Instant at) {
        replied(new Reply.Refused(reason, null), command, at);
    }

    void replied(Reply.Outcome outcome, CommandId command, Instant at) {
        add(new Reply(ledger, command, Octets.copyOf(new byte[32]), at, outcome));
    }

    void add(Reply reply) {
        replyRecords.add(new LogRecord(
                Topics.REPLIES.name(), RecordKeys.of(reply.command().routing()), new ReplyCodec(FORMAT).encode(reply)));
    }

    /** A new key of the subject, written to the keys topic. */
    DataKeyId key(EntityId subject, String purpose) {
        byte[] commitment = new byte[32];
        java.nio.ByteBuffer.wrap(commitment).putInt(shard).putLong(++counter);
        WrappedDataKey key = new WrappedDataKey(
                DataKeyId.of(commitment), subject, purpose, Octets.copyOf(new byte[] {(byte) counter}));
        keyRecords.add(new LogRecord(
                Topics.KEYS.name(),
                RecordKeys.of(subject.routing(), key.id()),
                new DataKeyCodec(FORMAT).encode(ledger, key)));
        return key.id();
    }
}
