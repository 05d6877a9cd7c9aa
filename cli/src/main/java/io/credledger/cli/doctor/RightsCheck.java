package io.credledger.cli.doctor;

import io.credledger.cli.broker.BrokerAcls;
import io.credledger.cli.broker.ClusterRights;
import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** Whether every role has its rights, and nobody more. */
record RightsCheck(Admin admin) implements Check {

    @Override
    public void into(Findings findings) throws ExecutionException, InterruptedException {
        try {
            judge(ClusterRights.read(admin), findings);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof SecurityDisabledException)) {
                throw e;
            }
            findings.add(Trouble.failed(
                    "rights",
                    "the cluster has no authorizer: whoever reaches it can write commands and read everything",
                    "authorizer.class.name on every node, then credledger init --acls"));
        }
    }

    static void judge(ClusterRights rights, Findings findings) {
        rights.missing().stream()
                .filter(BrokerAcls.bindings()::contains)
                .forEach(right ->
                        findings.add(Trouble.failed("rights", "missing: " + text(right), "credledger init --acls")));
        rights.beyond()
                .forEach(right -> findings.add(Finding.warning(
                        "rights",
                        "nobody of ours needs: " + text(right),
                        "kafka-acls --remove, once it is known whose it is")));
        if (rights.isEnough() && rights.beyond().isEmpty()) {
            findings.add(Finding.ok("rights", "each role has its own, and nobody more"));
        }
    }

    private static String text(AclBinding right) {
        return right.entry().principal() + " " + right.entry().permissionType() + " "
                + right.entry().operation() + " " + right.pattern().resourceType() + " "
                + right.pattern().patternType() + " " + right.pattern().name();
    }
}
