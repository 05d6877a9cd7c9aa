package io.credledger.cli.keys;

import io.credledger.cli.files.DurableFile;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.MasterKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of master keys, newest first, of mode 0600. It is there completely or not at all. */
record MasterKeyFile(Path file) {

    /** Puts a new key in front of those that are there. */
    @RevealsSecret(reason = "a key that was just made goes into its file of mode 0600")
    void prepend() {
        try (KeyMaterial made = MasterKeys.generate()) {
            byte[] known = read();
            made.revealTo(key -> {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                text.writeBytes(strip(key));
                text.write(',');
                text.writeBytes(known);
                return write(text.toByteArray());
            });
            Arrays.fill(known, (byte) 0);
        } catch (IOException e) {
            throw problem("must be a file that can be written");
        }
    }

    /** Leaves the newest only. */
    void retire() {
        try {
            byte[] known = read();
            int end = 0;
            while (end < known.length && known[end] != ',') {
                end++;
            }
            write(strip(Arrays.copyOf(known, end)));
            Arrays.fill(known, (byte) 0);
        } catch (IOException e) {
            throw problem("must be a file that can be written");
        }
    }

    /** Without the white space around, once it is known that keys are what it holds. */
    @RevealsSecret(reason = "what is in the file goes into the file again")
    private byte[] read() throws IOException {
        try (KeyMaterial material = KeyMaterial.readFrom(file)) {
            MasterKeys.parse(material).close();
            return material.revealTo(MasterKeyFile::strip);
        } catch (CryptoException e) {
            throw problem(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw problem(
                    "must be a file that can be read: keys from OAUTH_ENCRYPTION_KEY are changed where they are set");
        }
    }

    private Path write(byte[] keys) throws IOException {
        byte[] line = Arrays.copyOf(keys, keys.length + 1);
        line[keys.length] = '\n';
        try {
            DurableFile.write(file, line);
            return file;
        } finally {
            Arrays.fill(line, (byte) 0);
            Arrays.fill(keys, (byte) 0);
        }
    }

    private static byte[] strip(byte[] text) {
        int begin = 0;
        int end = text.length;
        while (begin < end && text[begin] <= ' ') {
            begin++;
        }
        while (end > begin && text[end - 1] <= ' ') {
            end--;
        }
        return Arrays.copyOfRange(text, begin, end);
    }

    private ConfigurationException problem(String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file.toString(), rule)));
    }
}
