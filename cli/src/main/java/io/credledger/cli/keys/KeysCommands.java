package io.credledger.cli.keys;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.role.RoleFailure;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The ledger's own keys. */
@Command(
        name = "keys",
        description = "The ledger's own keys: which there are, and changing them while it runs.",
        footerHeading = "%nExample, for an 'up':%n",
        footer = {
            "  credledger keys new --data data      and restart it",
            "  credledger keys rotate --data data",
            "  credledger keys retire --data data   and restart it"
        })
public final class KeysCommands {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "new",
            description = {
                "Put a new master key in front of those in the key file, or a new key pair into the refresher's.",
                "Nothing uses it before 'keys rotate' has begun, and every process that needs it must have it by then."
            })
    int create(
            @Mixin WhichFile file,
            @Option(names = "--refresher", description = "The refresher's key pair.") boolean refresher,
            @Mixin ClientOptions client)
            throws Exception {
        Map<String, String> environment = client.surroundings().environment();
        return ending(() -> new KeyFileTool(spec.commandLine().getOut())
                .add(
                        refresher
                                ? file.named(
                                        "refresher.key",
                                        config -> KeysConfiguration.refresherKeyFile(environment, config))
                                : file.named(
                                        "master.key", config -> KeysConfiguration.masterKeyFile(environment, config)),
                        refresher));
    }

    @Command(
            name = "status",
            description =
                    "Show how many data keys are under which master key, and whether they are being changed over.")
    int status(@Mixin WhichLedger ledger, @Mixin ClientOptions client) throws Exception {
        return ending(() -> new KeyTool(ledger.data(), ledger.config(), client).status());
    }

    @Command(
            name = "rotate",
            description = {
                "Wrap every data key under the newest master key, while the ledger is in use.",
                "Can be interrupted anywhere and run again. When it is done the old master key can go: 'keys retire'."
            })
    int rotate(
            @Mixin WhichLedger ledger,
            @Option(
                            names = "--batch",
                            paramLabel = "N",
                            defaultValue = "128",
                            description = "How many keys go together; by default 128.")
                    int batch,
            @Mixin ClientOptions client)
            throws Exception {
        return ending(() -> new KeyTool(ledger.data(), ledger.config(), client).rotate(batch));
    }

    @Command(
            name = "rotate-refresher",
            description = {
                "Have refresh tokens sealed to the newest key of the refresher's key file.",
                "Every refresher must have been started with it. Older keys stay in the file for what is sealed to them."
            })
    int rotateRefresher(
            @Mixin WhichLedger ledger,
            @Option(
                            names = "--refresher-key-file",
                            paramLabel = "FILE",
                            description = "By default that of --data, or CREDLEDGER_REFRESHER_KEY_FILE.")
                    @Nullable
                    Path file,
            @Mixin ClientOptions client)
            throws Exception {
        return ending(() -> new KeyTool(ledger.data(), ledger.config(), client).rotateRefresher(file));
    }

    @Command(
            name = "retire",
            description = "Leave only the newest master key in the key file, once no data key is under another one.")
    int retire(
            @Mixin WhichLedger ledger,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            description = "By default that of --data, or OAUTH_ENCRYPTION_KEY_FILE.")
                    @Nullable
                    Path file,
            @Mixin ClientOptions client)
            throws Exception {
        return ending(() -> new KeyTool(ledger.data(), ledger.config(), client).retire(file));
    }

    @Command(
            name = "export-audit",
            description =
                    "Write the key that opens names but no token, for an auditor, into a new file that only its owner can read.")
    int exportAudit(
            @Mixin WhichLedger ledger,
            @Option(
                            names = {"-o", "--to"},
                            paramLabel = "FILE",
                            required = true,
                            description = "Must not exist.")
                    Path to,
            @Mixin ClientOptions client)
            throws Exception {
        return ending(() -> new KeyTool(ledger.data(), ledger.config(), client).exportAudit(to));
    }

    private int ending(Callable<ExitCode> tool) throws Exception {
        return RoleFailure.exitCode(tool, spec.commandLine().getErr());
    }
}
