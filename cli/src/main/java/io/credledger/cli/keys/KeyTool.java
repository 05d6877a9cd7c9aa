package io.credledger.cli.keys;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.View;
import io.credledger.cli.files.DurableFile;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.shards.LedgerAccess;
import io.credledger.cli.shards.ShardDesk;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code credledger keys} does with a running ledger. */
final class KeyTool {

    private static final View STATUS = View.of(
            Column.id("ledger"),
            Column.status("rotation"),
            Column.id("master_key"),
            Column.text("data_keys"),
            Column.text("under_older_keys"),
            Column.text("under_keys_not_given"),
            Column.id("refresher_key"),
            Column.text("restorations"),
            Column.text("restore_unconfirmed"));
    private static final View ROTATED =
            View.of(Column.id("master_key"), Column.text("rewrapped"), Column.id("refresher_key"));

    private final @Nullable Path data;
    private final @Nullable Path config;
    private final ClientOptions client;
    private final Output output;

    KeyTool(@Nullable Path data, @Nullable Path config, ClientOptions client) {
        this.data = data;
        this.config = config;
        this.client = client;
        OutputSettings settings = client.output();
        this.output = new Output(settings.format(), settings.palette(), client.surroundings());
    }

    private Map<String, String> environment() {
        return client.surroundings().environment();
    }

    private LedgerAccess access() {
        return data == null
                ? KeysConfiguration.access(environment(), config)
                : LedgerAccess.ofData(data, environment());
    }

    private ShardDesk desk(LedgerAccess access) {
        return ShardDesk.open(access, client.surroundings().clock());
    }

    ExitCode status() {
        LedgerAccess access = access();
        try (ShardDesk desk = desk(access)) {
            output.one(STATUS, new KeyStatus(desk, access.master()).report());
            return ExitCode.DONE;
        }
    }

    ExitCode rotate(int batch) throws InterruptedException {
        if (batch < 1 || batch > 150) {
            throw problem("--batch", "must be between 1 and 150");
        }
        LedgerAccess access = access();
        try (ShardDesk desk = desk(access)) {
            Census census = Census.of(desk, access.master().keyEncryptionKeys(desk.ledger()));
            requireAllHeld(census);
            RotationProgress progress =
                    new RotationProgress(client.surroundings().terminal(), census.former());
            Rotation rotation = new Rotation(desk, access.master(), batch, progress);
            boolean nothing = census.former() == 0 && rotation.isFinished();
            long rewrapped = nothing ? 0 : rotation.run();
            progress.end();
            output.sentence(
                    nothing
                            ? "every data key is under the newest master key already; 'keys new' makes another"
                            : "every data key is under the newest master key; the older ones can go");
            output.one(
                    ROTATED, done().put("master_key", census.held().get(0).id()).put("rewrapped", rewrapped));
            return ExitCode.DONE;
        }
    }

    private static void requireAllHeld(Census census) {
        census.unknown().forEach((id, keys) -> {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION,
                    keys + " data keys are under master key " + id + ", which must be among those that are given");
        });
    }

    ExitCode rotateRefresher(@Nullable Path named) throws InterruptedException {
        RefresherPublicKey key = publicKey(refresherFile(named));
        LedgerAccess access = access();
        try (ShardDesk desk = desk(access)) {
            new Rotation(desk, access.master(), 1, done -> {}).refresher(key);
            output.sentence("refresh tokens are sealed to the refresher's newest key");
            output.one(
                    ROTATED, done().put("refresher_key", key.id(desk.ledger()).value()));
            return ExitCode.DONE;
        }
    }

    private Path refresherFile(@Nullable Path named) {
        if (named != null) {
            return named;
        }
        return data == null
                ? KeysConfiguration.refresherKeyFile(environment(), config)
                : new KeyFiles(data.resolve("secrets")).refresher();
    }

    private static RefresherPublicKey publicKey(Path file) {
        try (KeyMaterial material = KeyMaterial.readFrom(file)) {
            return RefresherKeys.read(material).publicKey();
        } catch (IOException e) {
            throw problem(file.toString(), "must be a file that can be read");
        } catch (CryptoException e) {
            throw problem(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private Path masterFile(@Nullable Path named) {
        if (named != null) {
            return named;
        }
        return data == null
                ? KeysConfiguration.masterKeyFile(environment(), config)
                : new KeyFiles(data.resolve("secrets")).master();
    }

    ExitCode retire(@Nullable Path named) {
        Path file = masterFile(named);
        LedgerAccess access = access();
        try (ShardDesk desk = desk(access)) {
            Census census = Census.of(desk, access.master().keyEncryptionKeys(desk.ledger()));
            requireAllHeld(census);
            if (census.former() > 0 || !new Rotation(desk, access.master(), 1, done -> {}).isFinished()) {
                throw new UnrecoverableException(
                        ExitCode.REFUSED,
                        "the older master keys are needed until 'credledger keys rotate' has finished");
            }
        }
        new MasterKeyFile(file).retire();
        output.sentence("only the newest master key is left in " + file + "; restart with it");
        return ExitCode.DONE;
    }

    @RevealsSecret(reason = "the auditor's key goes into a new file of mode 0600")
    ExitCode exportAudit(Path to) {
        if (Files.exists(to)) {
            throw problem(to.toString(), "must not exist yet");
        }
        LedgerAccess access = access();
        try (ShardDesk desk = desk(access);
                KeyMaterial keys = access.master().auditKeys(desk.ledger())) {
            keys.revealTo(bytes -> {
                DurableFile.write(to, bytes);
                return to;
            });
        } catch (IOException e) {
            throw problem(to.toString(), "must be a file that can be written");
        }
        output.sentence("what opens names and no token is in " + to);
        return ExitCode.DONE;
    }

    private static ObjectNode done() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ConfigurationException problem(String what, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(what, rule)));
    }
}
