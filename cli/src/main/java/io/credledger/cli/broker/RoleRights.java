package io.credledger.cli.broker;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
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
    private final BrokerPrincipal application;
    private final List<AclBinding> bindings;

    /** @param application whose groups, transactions and internal topics it uses */
    private RoleRights(BrokerPrincipal principal, BrokerPrincipal application, List<AclBinding> bindings) {
        this.principal = principal;
        this.application = application;
        this.bindings = bindings;
    }

    /** Every role may commit offsets in groups that begin with its application id. */
    static RoleRights of(BrokerPrincipal principal) {
        return new RoleRights(principal, principal, new ArrayList<>()).commitsOffsets();
    }

    /** From here on in the name of another role's application. */
    RoleRights as(BrokerPrincipal role) {
        return new RoleRights(principal, role, bindings).commitsOffsets();
    }

    private RoleRights commitsOffsets() {
        return allow(ResourceType.GROUP, application.applicationId(), PatternType.PREFIXED, READ);
    }

    /** Makes the topics that begin so, and sees how they were made. */
    RoleRights founds(String prefix) {
        for (AclOperation operation : List.of(CREATE, DESCRIBE, DESCRIBE_CONFIGS)) {
            allow(ResourceType.TOPIC, prefix, PatternType.PREFIXED, operation);
        }
        return this;
    }

    RoleRights reads(Topic<?>... topics) {
        return onTopics(READ, topics);
    }

    RoleRights writes(Topic<?>... topics) {
        return onTopics(WRITE, topics);
    }

    /** Changelogs and the like: a Streams application makes, fills, restores and purges its own. */
    RoleRights runsStreams() {
        String prefix = application.applicationId() + "-";
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
        return allow(ResourceType.TRANSACTIONAL_ID, application.applicationId(), PatternType.PREFIXED, WRITE);
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
