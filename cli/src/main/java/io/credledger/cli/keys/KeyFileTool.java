package io.credledger.cli.keys;

import io.credledger.cli.files.DurableFile;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.RefresherKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Adds keys to key files. */
final class KeyFileTool {

    private final PrintWriter out;

    KeyFileTool(PrintWriter out) {
        this.out = out;
    }

    ExitCode add(Path file, boolean refresher) {
        if (refresher) {
            addPair(file);
            out.println(
                    "a new key pair is in " + file + "; restart every refresher with it, then 'keys rotate-refresher'");
        } else {
            new MasterKeyFile(file).prepend();
            out.println("a new master key is in front in " + file + "; restart with it, then 'keys rotate'");
        }
        return ExitCode.DONE;
    }

    @RevealsSecret(reason = "keys that were just read and made go into their file of mode 0600")
    private static void addPair(Path file) {
        try (KeyMaterial known = KeyMaterial.readFrom(file);
                KeyMaterial more = RefresherKeys.read(known).withNewKey().write()) {
            more.revealTo(bytes -> {
                DurableFile.write(file, bytes);
                return file;
            });
        } catch (IOException e) {
            throw problem(file, "must be a file that can be read and written");
        } catch (CryptoException e) {
            throw problem(file, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException problem(Path file, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file.toString(), rule)));
    }
}
