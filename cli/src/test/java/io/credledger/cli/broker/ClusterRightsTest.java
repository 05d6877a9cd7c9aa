package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class ClusterRightsTest {

    @Test
    void whatIsMissingIsNamed() {
        AclBinding gone = BrokerAcls.bindings().get(3);
        List<AclBinding> found = new ArrayList<>(BrokerAcls.withFounding());
        found.remove(gone);

        ClusterRights rights = ClusterRights.of(found);

        assertThat(rights.missing()).containsExactly(gone);
        assertThat(rights.isEnough()).isFalse();
        assertThat(rights.beyond()).isEmpty();
    }

    @Test
    void whereTheAdminIsASuperUserItsRightsMayBeMissing() {
        ClusterRights rights = ClusterRights.of(BrokerAcls.bindings());

        assertThat(rights.isEnough()).isTrue();
        assertThat(rights.missing()).isNotEmpty();
    }

    @Test
    void whoeverElseReachesOurTopicsIsSeen() {
        AclBinding literal = right("User:mallory", AclPermissionType.ALLOW, Topics.EVENTS.name(), PatternType.LITERAL);
        AclBinding prefix = right("User:mallory", AclPermissionType.ALLOW, "cred", PatternType.PREFIXED);
        AclBinding everything = right("User:*", AclPermissionType.ALLOW, "*", PatternType.LITERAL);
        AclBinding changelog =
                right("User:mallory", AclPermissionType.ALLOW, "credledger-query-api-x", PatternType.LITERAL);

        assertThat(beyond(literal, prefix, everything, changelog))
                .containsExactly(literal, prefix, everything, changelog);
    }

    @Test
    void aRightOfOursThatIsNotNeededOrDeniedIsSeen() {
        AclBinding more = right("User:query-api", AclPermissionType.ALLOW, Topics.EVENTS.name(), PatternType.LITERAL);
        AclBinding denied = right("User:refresher", AclPermissionType.DENY, "something", PatternType.LITERAL);

        assertThat(beyond(more, denied)).containsExactly(more, denied);
    }

    @Test
    void whatOthersDoWithTheirOwnTopicsIsTheirAffair() {
        assertThat(beyond(
                        right("User:mallory", AclPermissionType.ALLOW, "orders", PatternType.LITERAL),
                        right("User:mallory", AclPermissionType.ALLOW, "ord", PatternType.PREFIXED)))
                .isEmpty();
    }

    private static List<AclBinding> beyond(AclBinding... rights) {
        return ClusterRights.of(List.of(rights)).beyond();
    }

    private static AclBinding right(String principal, AclPermissionType permission, String topic, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, pattern),
                new AccessControlEntry(principal, "*", AclOperation.WRITE, permission));
    }
}
