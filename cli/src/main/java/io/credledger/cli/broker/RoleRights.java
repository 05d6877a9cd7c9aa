package io.credledger.cli.broker;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.credledger.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Collects what one role may do. Reading and writing include describing. */
final class RoleRights {
    private static final String ANY_HOST = "*";

    private final BrokerPrincipal principal;
    private final List<AclBinding> bindings = new ArrayList<>();

    private RoleRights(BrokerPrincipal principal) {
        this.principal = principal;
    }

    /** Every role may commit offsets in groups that begin with its application id. */
    static RoleRights of(BrokerPrincipal principal) {
        return new RoleRights(principal)
                .allow(ResourceType.GROUP, principal.applicationId(), PatternType.PREFIXED, READ);
    }

    RoleRights reads(Topic<?>... topics) {
        return onTopics(READ, topics);
    }

    RoleRights writes(Topic<?>... topics) {
        return onTopics(WRITE, topics);
    }

    /** Changelogs and the like: a Streams application makes, fills, restores and purges its own. */
    RoleRights runsStreams() {
        String prefix = principal.applicationId() + "-";
        for (AclOperation operation : List.of(CREATE, READ, WRITE, DELETE, DESCRIBE_CONFIGS)) {
            allow(ResourceType.TOPIC, prefix, PatternType.PREFIXED, operation);
        }
        return this;
    }

    /** What another role's Streams application keeps in one of its stores. */
    RoleRights readsChangelog(String topic) {
        return allow(ResourceType.TOPIC, topic, PatternType.LITERAL, READ);
    }

    RoleRights commitsTransactions() {
        return allow(ResourceType.TRANSACTIONAL_ID, principal.applicationId(), PatternType.PREFIXED, WRITE);
    }

    List<AclBinding> bindings() {
        return List.copyOf(bindings);
    }

    private RoleRights onTopics(AclOperation operation, Topic<?>... topics) {
        for (Topic<?> topic : topics) {
            allow(ResourceType.TOPIC, topic.name(), PatternType.LITERAL, operation);
            // Who uses a topic may check that it is the one that was founded: cleanup, retention.
            allow(ResourceType.TOPIC, topic.name(), PatternType.LITERAL, DESCRIBE_CONFIGS);
        }
        return this;
    }

    private RoleRights allow(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        AclBinding binding = new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal.kafkaPrincipal(), ANY_HOST, operation, AclPermissionType.ALLOW));
        if (!bindings.contains(binding)) {
            bindings.add(binding);
        }
        return this;
    }
}
