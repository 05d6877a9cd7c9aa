package io.credledger.cli.role;

import io.credledger.cli.client.ClientOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Founding on a cluster. */
@Command(
        name = "init",
        description = {
            "Found a ledger on a Kafka cluster: topics, seq 1 of every shard, keys, the first admin and a token.",
            "Can be interrupted and run again. Runs a ledger service of its own while it works."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  OAUTH_ENCRYPTION_KEY_FILE=master.key CREDLEDGER_BOOTSTRAP_SERVERS=kafka:9092 credledger init",
            "  credledger init --acls --config kafka-super-user.properties",
            "  credledger init --recover-admin --admin alice",
            "  credledger init --restored",
            "  credledger init --confirm-restored --data /var/lib/credledger"
        })
public final class InitCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, after the environment.")
    private @Nullable Path config;

    @Option(names = "--shards", paramLabel = "N", defaultValue = "32", description = "Fixed for ever; by default 32.")
    private int shards = 32;

    @Option(names = "--admin", paramLabel = "HANDLE", defaultValue = "admin", description = "By default 'admin'.")
    private String admin = "admin";

    @Option(
            names = "--recover-admin",
            description = "Make the handle an admin and give it a new token, for when all tokens are lost.")
    private boolean recoverAdmin;

    @Option(
            names = "--acls",
            description = "Only give every role its rights on the cluster, as a super user of it, and show them and "
                    + "what anybody has beyond. No key is needed. Takes nothing away.")
    private boolean acls;

    @Option(
            names = "--restored",
            description = "The topics came back from a copy: record that. To be done before any refresher is started; "
                    + "each then refreshes and revokes nothing until it is confirmed.")
    private boolean restored;

    @Option(
            names = "--confirm-restored",
            description = "Show where the restored log ends, and let refreshing begin again.")
    private boolean confirmRestored;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "With --confirm-restored: the directory of a 'credledger up' that is running.")
    private @Nullable Path data;

    @Option(names = "--yes", description = "With --confirm-restored: do not ask.")
    private boolean yes;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        UpOptions options = new UpOptions(Path.of("."), "127.0.0.1", 0, shards, admin, false, false);
        if (acls) {
            return RoleFailure.exitCode(
                    () -> new AclTool(config, client).run(), spec.commandLine().getErr());
        }
        if (restored || confirmRestored) {
            return RoleFailure.exitCode(
                    () -> new Restore(data, config, client).run(restored, confirmRestored, yes),
                    spec.commandLine().getErr());
        }
        return RoleFailure.exitCode(
                () -> new Init(
                                InitConfiguration.reader()
                                        .read(RoleEnvironment.sources(
                                                client.surroundings().environment(), config)),
                                options,
                                spec.commandLine().getOut())
                        .run(recoverAdmin),
                spec.commandLine().getErr());
    }
}
