package io.credledger.view;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.WebhookBookId;
import io.credledger.topic.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The view's stores by name. A name is permanent: it is the name of a changelog topic. Keys are those of {@link StoreKeys}. */
final class ViewStores {

    /** Connection id → row. */
    static final String CONNECTIONS = "connection-ownership";

    /** Forge id → row. */
    static final String FORGES = "active-forge";

    /** Identity id → row. */
    static final String IDENTITIES = "identities";

    /** API token id → row. */
    static final String API_TOKENS = "api-tokens";

    /** Provider client id → row. */
    static final String PROVIDER_CLIENTS = "provider-clients";

    /** Roster id → row; one entry, in one shard. */
    static final String ADMIN_ROSTER = "admin-roster";

    /** Session book id → row. */
    static final String SESSIONS = "sessions";

    /** Flow id → row; only flows that came back. */
    static final String FLOWS = "connect-flows";

    /** Login id → row. */
    static final String LOGINS = "logins";

    /** Identity id and login id → nothing; also logins that were another's since. */
    static final String LOGINS_BY_IDENTITY = "logins-by-identity";

    /** Webhook book id → row. */
    static final String WEBHOOKS = "webhooks";

    /** Seq → what may be told of it; see {@link NoticeIndex}. */
    static final String NOTICES = "connection-notices";

    /** Identity or account id, and connection id → one letter, the relation; also an identity's that is over. */
    static final String CONNECTION_INDEX = "connection-index";

    /** Entity id and seq → the event exactly as the log has it. */
    static final String HISTORY = "history";

    /** Seq → the id of the entity that it happened to. */
    static final String ENTITIES_BY_SEQ = "entities-by-seq";

    /** Key id → the key's record exactly as the topic has it, or nothing where the key is shredded. */
    static final String DATA_KEYS = "data-keys";

    /** Command id → the reply exactly as the topic has it. */
    static final String OUTCOMES = "outcomes";

    /** The reply's time and command id → nothing: what to forget, oldest first. */
    static final String OUTCOMES_BY_TIME = "outcomes-by-time";

    /** The shard's founding, its ledger and how far it is applied. */
    static final String META = "view-meta";

    /** Seq → an event that is not known to be applied for good. */
    static final String PENDING = "pending";

    /** Connection id and offset, the latest first → the access record exactly as the topic has it. A part of the topology of its own. */
    static final String ACCESSES = "access-by-connection";

    /** Level and index → the root of a complete subtree of the shard's events; see {@link StoreKeys#node}. */
    static final String EVENT_TREE = "event-tree";

    /** The same of the shard's access records, beside {@link #ACCESSES}. */
    static final String ACCESS_TREE = "access-tree";

    /** Those of the ledger's fold. */
    static final List<String> ALL = List.of(
            CONNECTIONS,
            FORGES,
            IDENTITIES,
            API_TOKENS,
            PROVIDER_CLIENTS,
            ADMIN_ROSTER,
            SESSIONS,
            FLOWS,
            LOGINS,
            LOGINS_BY_IDENTITY,
            WEBHOOKS,
            NOTICES,
            CONNECTION_INDEX,
            HISTORY,
            ENTITIES_BY_SEQ,
            DATA_KEYS,
            OUTCOMES,
            OUTCOMES_BY_TIME,
            META,
            PENDING,
            EVENT_TREE);

    /** Those of access records. */
    static final List<String> OF_ACCESS = List.of(ACCESSES, ACCESS_TREE);

    private ViewStores() {}

    /** Where the row of such an entity is. */
    static String rowsOf(EntityId entity) {
        if (entity instanceof ConnectionId) {
            return CONNECTIONS;
        }
        if (entity instanceof ForgeId) {
            return FORGES;
        }
        if (entity instanceof IdentityId) {
            return IDENTITIES;
        }
        if (entity instanceof ApiTokenId) {
            return API_TOKENS;
        }
        if (entity instanceof ProviderClientId) {
            return PROVIDER_CLIENTS;
        }
        if (entity instanceof SessionBookId) {
            return SESSIONS;
        }
        if (entity instanceof FlowId) {
            return FLOWS;
        }
        if (entity instanceof LoginId) {
            return LOGINS;
        }
        if (entity instanceof WebhookBookId) {
            return WEBHOOKS;
        }
        return entity instanceof AdminRosterId ? ADMIN_ROSTER : META;
    }

    /** Uncached, so that queries see what is applied, and logged, because a killed RocksDB without a changelog has holes. */
    static Set<StoreBuilder<?>> builders() {
        return builders(ALL);
    }

    /** The stores of access records. */
    static Set<StoreBuilder<?>> accessBuilders() {
        return builders(OF_ACCESS);
    }

    private static Set<StoreBuilder<?>> builders(List<String> names) {
        return names.stream().map(ViewStores::builder).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                // What is shredded goes from the copy as soon as from the topic itself.
                .withLoggingEnabled(name.equals(DATA_KEYS) ? Topics.KEYS.config() : Map.of());
    }
}
