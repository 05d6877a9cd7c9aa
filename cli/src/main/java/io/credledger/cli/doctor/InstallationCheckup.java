package io.credledger.cli.doctor;

import io.credledger.cli.broker.BrokerException;
import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.streams.UnrecoverableException;
import io.credledger.wire.RegistryUnavailableException;
import io.credledger.wire.UnreadableRecordException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * All that is looked at in an installation, what is nearest first: a broker that does not answer is often a key or a setting.
 *
 * @param data the directory of an {@code up}; null for a cluster
 */
record InstallationCheckup(@Nullable Path data, @Nullable Path config, Surroundings surroundings) {

    /** A broker that nobody answers for is said before the person gives up. */
    private static final int PATIENCE_MS = 10_000;

    void into(Findings findings) throws InterruptedException {
        Installation installation;
        try {
            installation = data == null
                    ? InstallationSettings.read(surroundings.environment(), config)
                    : DataInstallation.read(data, surroundings.environment());
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> findings.add(ofSetting(problem, "see docs/configuration.md")));
            return;
        } catch (BrokerException e) {
            findings.add(Trouble.failed("broker", String.valueOf(e.getMessage()), "see docs/operations.md"));
            return;
        }
        findings.add(Finding.ok("settings", "can be used"));
        look("keys", new KeyFilesCheck(installation.keys(), installation.places()), findings);
        look("disk", new DisksCheck(installation.places()), findings);
        look("limits", new LimitsCheck(), findings);
        look("journal", new JournalCheck(installation.places()), findings);
        inKafka(installation, findings);
        look("registry", new RegistryCheck(installation.addresses(), surroundings.clock()), findings);
        look("public url", new PublicUrlCheck(installation.addresses(), surroundings.clock()), findings);
    }

    private void inKafka(Installation installation, Findings findings) throws InterruptedException {
        Map<String, Object> client = new HashMap<>(installation.cluster().client());
        client.put("default.api.timeout.ms", PATIENCE_MS);
        client.put("request.timeout.ms", PATIENCE_MS);
        try (Admin admin = Admin.create(client)) {
            BrokersCheck brokers = new BrokersCheck(admin, installation.cluster());
            if (!look("kafka", brokers, findings)) {
                return;
            }
            look("topics", new TopicsCheck(admin, installation.cluster()), findings);
            look("rights", new RightsCheck(admin), findings);
            look("ledger", new LedgerCheck(installation, client, surroundings.clock()), findings);
        } catch (KafkaException e) {
            findings.add(Trouble.ofKafka("kafka", e));
        }
    }

    /** False where it could not be looked at. */
    private static boolean look(String what, Check check, Findings findings) throws InterruptedException {
        try {
            check.into(findings);
            return true;
        } catch (ConfigurationException e) {
            e.problems()
                    .forEach(
                            problem -> findings.add(
                                    ofSetting(
                                            problem,
                                            "give the key that the ledger has, from where it is kept; docs/operations.md: What is lost")));
        } catch (UnrecoverableException e) {
            findings.add(Trouble.failed(what, String.valueOf(e.getMessage()), "see docs/operations.md"));
        } catch (RegistryUnavailableException | UnreadableRecordException e) {
            findings.add(Trouble.failed(
                    what, String.valueOf(e.getMessage()), "give the schema registry that the ledger was written with"));
        } catch (AuthorizationException e) {
            findings.add(notOurs(what));
        } catch (KafkaException e) {
            findings.add(Trouble.ofKafka(what, e));
        } catch (ExecutionException e) {
            findings.add(
                    e.getCause() instanceof AuthorizationException
                            ? notOurs(what)
                            : Trouble.ofKafka(what, e.getCause()));
        }
        return false;
    }

    private static Finding notOurs(String what) {
        return Finding.warning(
                what, "not this principal's to see", "run doctor with the login of the admin to have it looked at too");
    }

    /** What is wrong with a setting says itself what it must be. */
    private static Finding ofSetting(ConfigurationProblem problem, String mend) {
        return Trouble.failed("settings", problem.key() + " " + problem.rule(), mend);
    }
}
