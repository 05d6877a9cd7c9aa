package io.credledger.cli.broker;

import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights of a cluster beside those that the ledger's principals need.
 *
 * @param present needed and there
 * @param missing needed and not there
 * @param beyond what somebody else may do with what is the ledger's, and what a principal of the ledger may do or is denied beside
 */
public record ClusterRights(List<AclBinding> present, List<AclBinding> missing, List<AclBinding> beyond) {

    private static final String EVERYTHING = "*";
    private static final String APPLICATIONS = "credledger-";
    private static final Set<String> TOPICS =
            Topics.ALL.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> PRINCIPALS = Arrays.stream(BrokerPrincipal.values())
            .map(BrokerPrincipal::kafkaPrincipal)
            .collect(Collectors.toUnmodifiableSet());

    public ClusterRights {
        present = List.copyOf(present);
        missing = List.copyOf(missing);
        beyond = List.copyOf(beyond);
    }

    /** Needs the right to describe the cluster. */
    public static ClusterRights read(Admin admin) throws ExecutionException, InterruptedException {
        return of(admin.describeAcls(AclBindingFilter.ANY).values().get());
    }

    static ClusterRights of(Collection<AclBinding> found) {
        List<AclBinding> needed = BrokerAcls.withFounding();
        return new ClusterRights(
                needed.stream().filter(found::contains).toList(),
                needed.stream().filter(right -> !found.contains(right)).toList(),
                found.stream()
                        .filter(right -> !needed.contains(right))
                        .filter(ClusterRights::isOfConcern)
                        .toList());
    }

    /** Whether the roles can do their work: the admin's own rights are needed only where it is no super user. */
    public boolean isEnough() {
        return missing.stream().noneMatch(right -> BrokerAcls.bindings().contains(right));
    }

    private static boolean isOfConcern(AclBinding right) {
        boolean allows = right.entry().permissionType() == AclPermissionType.ALLOW;
        return PRINCIPALS.contains(right.entry().principal()) || (allows && reachesOurs(right.pattern()));
    }

    private static boolean reachesOurs(ResourcePattern pattern) {
        String name = pattern.name();
        if (name.equals(EVERYTHING)) {
            return pattern.resourceType() != ResourceType.CLUSTER;
        }
        boolean prefix = pattern.patternType() == PatternType.PREFIXED;
        if (name.startsWith(APPLICATIONS) || (prefix && APPLICATIONS.startsWith(name))) {
            return true;
        }
        return pattern.resourceType() == ResourceType.TOPIC
                && TOPICS.stream().anyMatch(topic -> prefix ? topic.startsWith(name) : topic.equals(name));
    }
}
