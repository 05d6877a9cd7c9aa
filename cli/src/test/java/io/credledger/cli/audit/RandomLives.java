package io.credledger.cli.audit;

import io.credledger.command.Ledger;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.KeyPurpose;
import io.credledger.ledger.Authority;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Cause;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * People who come, share, hand over, disconnect, go and are forgotten, and the cascade that follows them. The same seed tells the same, but for the
 * bytes of keys.
 */
final class RandomLives {

    static final int SHARDS = 3;
    private static final int PEOPLE = 7;
    private static final Details NOTHING = new Details.Nothing();

    final MadeLedger made;
    final SealingEdge edge;
    final List<ConnectionId> connections = new ArrayList<>();
    /** Who there ever was. */
    final Map<IdentityId, Handle> handles = new LinkedHashMap<>();

    private final Random random;
    private final IdentityId admin = Ledger.identity("ada");
    private final List<Ended> ended = new ArrayList<>();
    private Instant now = Ledger.START;

    /** Whose end the cascade has to follow. */
    private record Ended(IdentityId identity, long epoch, boolean erased, Cause cause) {}

    RandomLives(long seed, int length) {
        random = new Random(seed);
        Ledger ids = new Ledger(SHARDS, seed);
        made = new MadeLedger(ids);
        edge = new SealingEdge(ids, random);
        for (int shard = 0; shard < SHARDS; shard++) {
            made.take(edge.founding(shard, admin, now), now);
        }
        while (made.length() < length) {
            // Often several things happen at one time.
            now = now.plusMillis(random.nextInt(3));
            step();
        }
    }

    private void step() {
        if (there().size() < PEOPLE) {
            register();
        } else if (connections.isEmpty() || random.nextInt(25) == 0) {
            IdentityId one = someone();
            grant(ConnectionId.of(one.routing(), connections.size()), one, one);
        } else if (!ended.isEmpty() && random.nextInt(3) == 0) {
            boolean old = random.nextInt(3) == 0;
            cascade(ended.get(old ? random.nextInt(ended.size()) : ended.size() - 1));
        } else {
            Connection one = made.find(connections.get(random.nextInt(connections.size())), Connection.class);
            boolean byOwner = random.nextInt(4) > 0;
            change(one, someone(), byOwner ? Authority.OWNER : Authority.ADMIN, byOwner ? one.owner() : admin);
        }
    }

    private List<IdentityId> there() {
        return handles.keySet().stream().filter(one -> !identity(one).erased()).toList();
    }

    private IdentityId someone() {
        List<IdentityId> there = there();
        return there.get(random.nextInt(there.size()));
    }

    private Identity identity(IdentityId id) {
        return made.find(id, Identity.class);
    }

    private void register() {
        Handle handle = new Handle("person-" + handles.size());
        IdentityId id = Ledger.identity(handle.value());
        DataKey key = edge.key(KeyPurpose.DETAILS, id);
        Details profile = new Details.IdentityProfile(handle, null);
        say(new Command.RegisterIdentity(id, key.id(), Set.of(Role.USER)), id, admin, profile);
        edge.keep(id, key);
        handles.put(id, handle);
    }

    private void change(Connection was, IdentityId one, Authority authority, IdentityId actor) {
        ConnectionId id = was.id();
        int dice = random.nextInt(44);
        if (dice < 3) {
            say(new Command.DisconnectConnection(id, authority), id, actor, NOTHING);
        } else if (dice < 9) {
            grant(id, was.namespace(), was.owner());
        } else if (dice < 11) {
            say(new Command.ActivateForge(ForgeId.of(one), one, id), one, one, NOTHING);
        } else if (dice < 12) {
            say(new Command.ClearForge(ForgeId.of(one), one), one, one, NOTHING);
        } else if (dice < 16) {
            comeOrGo(one);
        } else if (dice < 27) {
            Details reason = new Details.Reason("because of " + dice);
            say(new Command.TransferConnection(id, authority, one, epochSeen(one)), id, actor, reason);
        } else if (dice < 33) {
            say(new Command.WithdrawShare(id, authority, one), id, actor, NOTHING);
        } else {
            say(new Command.ShareConnection(id, authority, one), id, actor, NOTHING);
        }
    }

    private void comeOrGo(IdentityId one) {
        int dice = random.nextInt(24);
        if (dice < 1) {
            say(new Command.EraseIdentity(one), one, admin, NOTHING);
        } else if (dice < 7) {
            say(new Command.DeactivateIdentity(one), one, admin, NOTHING);
        } else {
            say(new Command.ReactivateIdentity(one), one, admin, NOTHING);
        }
    }

    /** As the edge saw it, which may have been a while ago. */
    private long epochSeen(IdentityId one) {
        long epoch = identity(one).epoch();
        return random.nextInt(6) == 0 ? Math.max(1, epoch - 1) : epoch;
    }

    private void grant(ConnectionId id, IdentityId namespace, IdentityId owner) {
        DataKey details = edge.key(KeyPurpose.DETAILS, id);
        DataKey token = edge.key(KeyPurpose.TOKEN, id);
        Command store = new Command.StoreConnection(
                id,
                namespace,
                owner,
                epochSeen(owner),
                ProviderRef.of(1, 1),
                null,
                CredentialKind.BEARER,
                false,
                false,
                true,
                false,
                random.nextInt(3) == 0,
                details.id(),
                token.id());
        if (!say(store, id, owner, credential(connections.size())).isEmpty()) {
            edge.keep(id, details);
            if (!connections.contains(id)) {
                connections.add(id);
            }
        }
    }

    private static Details credential(int number) {
        return new Details.Credential(
                new ProviderId("github"),
                new ConnectionName("life-" + number),
                "uid-" + number,
                "login-" + number,
                "https://github.com",
                List.of("repo"),
                null,
                null,
                "https://github.com",
                null,
                Ledger.DIGEST,
                null,
                null);
    }

    /** One thing at a time, so that everybody else goes on meanwhile. */
    private void cascade(Ended end) {
        for (ConnectionId id : connections) {
            Connection connection = made.find(id, Connection.class);
            if (!connection.owner().equals(end.identity())) {
                continue;
            }
            if (connection.connected() && connection.ownerEpoch() <= end.epoch()) {
                cascades(new Command.CascadeDisconnect(id, end.identity(), end.epoch(), end.cause()));
                return;
            }
            if (end.erased() && !connection.connected() && !connection.erased()) {
                cascades(new Command.ShredConnection(id, end.identity(), end.cause()));
                return;
            }
        }
        if (end.erased()) {
            cascades(new Command.ShredIdentity(end.identity(), end.cause()));
        }
    }

    private <C extends Command & CascadeCommand> void cascades(C command) {
        made.take(edge.cascades(command, now), now);
    }

    private List<LedgerEvent> say(Command command, EntityId holder, IdentityId actor, Details said) {
        List<LedgerEvent> happened = made.take(edge.message(command, holder, actor, said, now), now);
        for (LedgerEvent event : happened) {
            Cause cause = new Cause(event.header().id(), event.header().position());
            if (event.fact() instanceof Fact.IdentityDeactivated deactivated) {
                ended.add(new Ended((IdentityId) event.header().entity(), deactivated.epoch(), false, cause));
            } else if (event.fact() instanceof Fact.IdentityErased erased) {
                ended.add(new Ended((IdentityId) event.header().entity(), erased.epoch(), true, cause));
            }
        }
        return happened;
    }
}
