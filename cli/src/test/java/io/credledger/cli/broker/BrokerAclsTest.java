package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class BrokerAclsTest {
    private final List<AclBinding> bindings = BrokerAcls.bindings();

    @Test
    void everyTopicHasExactlyTheWritersOfTheArchitecture() {
        assertThat(writers(Topics.COMMANDS_EDGE.name())).containsExactly("User:query-api");
        assertThat(writers(Topics.COMMANDS_WORKER.name())).containsExactly("User:refresher");
        assertThat(writers(Topics.ACCESS.name())).containsExactly("User:query-api");
        assertThat(writers(Topics.CHECKPOINTS.name())).containsExactly("User:query-api");
        assertThat(writers(Topics.DELIVERIES.name())).containsExactly("User:query-api");
        assertThat(who(Topics.DELIVERIES.name(), AclOperation.READ)).containsExactly("User:query-api");
        assertThat(who(Topics.CHECKPOINTS.name(), AclOperation.READ))
                .containsExactlyInAnyOrder("User:query-api", "User:auditor");
        assertThat(List.of(
                        Topics.COMMANDS_CASCADE.name(),
                        Topics.EVENTS.name(),
                        Topics.KEYS.name(),
                        Topics.REPLIES.name(),
                        Topics.DLQ.name()))
                .allSatisfy(topic -> assertThat(writers(topic)).containsExactly("User:ledger-service"));
    }

    @Test
    void commandsAreReadByTheLedgerServiceAlone() {
        assertThat(List.of(Topics.COMMANDS_EDGE.name(), Topics.COMMANDS_WORKER.name(), Topics.COMMANDS_CASCADE.name()))
                .allSatisfy(topic -> assertThat(who(topic, AclOperation.READ)).containsExactly("User:ledger-service"));
    }

    @Test
    void nobodyHasARightOnTheClusterOrAWildcard() {
        assertThat(bindings).noneMatch(binding -> binding.pattern().resourceType() == ResourceType.CLUSTER);
        assertThat(bindings).noneMatch(binding -> binding.pattern().name().equals("*"));
        assertThat(bindings).noneMatch(binding -> binding.entry().operation() == AclOperation.ALL);
        assertThat(bindings).noneMatch(binding -> binding.entry().permissionType() != AclPermissionType.ALLOW);
    }

    @Test
    void prefixesStayInsideTheRolesOwnApplication() {
        assertThat(bindings)
                .filteredOn(binding -> binding.pattern().patternType() == PatternType.PREFIXED)
                .allSatisfy(binding -> assertThat(binding.pattern().name())
                        .startsWith("credledger-" + binding.entry().principal().substring("User:".length())));
    }

    @Test
    void theListHasNoRepeats() {
        assertThat(bindings).doesNotHaveDuplicates();
    }

    private Set<String> writers(String topic) {
        return who(topic, AclOperation.WRITE);
    }

    private Set<String> who(String topic, AclOperation operation) {
        return bindings.stream()
                .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
                .filter(binding -> binding.pattern().name().equals(topic))
                .filter(binding -> binding.entry().operation() == operation)
                .map(binding -> binding.entry().principal())
                .collect(Collectors.toSet());
    }
}
