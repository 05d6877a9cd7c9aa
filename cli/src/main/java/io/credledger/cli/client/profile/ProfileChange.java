package io.credledger.cli.client.profile;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.files.DurableFile;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Writes the profile and the token beside it, for its owner alone. Keys of others stay as they are. */
public record ProfileChange(ProfileFile profile) {

    private static final String TOKEN = "token";
    private static final String OTHER_TOKEN = "token-2";

    /** From now on this server and this token. At no moment does the profile name one's address with the other's token. */
    public void keep(ServerUrl url, SecretToken token) {
        Optional<Path> before = ownTokenFile();
        Path after = beside(before.filter(beside(TOKEN)::equals).isPresent() ? OTHER_TOKEN : TOKEN);
        try {
            DurableFile.createPrivateDirectory(
                    Objects.requireNonNull(profile.path().getParent()));
            write(after, token);
            Properties entries = ProfileFile.read(profile.path());
            entries.setProperty(ProfileFile.URL, url.toString());
            entries.setProperty(ProfileFile.TOKEN_FILE, after.getFileName().toString());
            write(entries);
            delete(before);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    /**
     * The address stays. The token goes before its name does: what is left after a power cut is no secret.
     *
     * @return the file that was not deleted, because it lies elsewhere and is somebody's own
     */
    public Optional<Path> forgetToken() {
        Optional<Path> own = ownTokenFile();
        try {
            delete(own);
            Properties entries = ProfileFile.read(profile.path());
            entries.remove(ProfileFile.TOKEN_FILE);
            write(entries);
        } catch (IOException e) {
            throw unwritable();
        }
        return profile.tokenFile().filter(file -> own.isEmpty());
    }

    /** Only what lies beside the profile under a name of ours is ours to delete. */
    private Optional<Path> ownTokenFile() {
        return profile.tokenFile().filter(file -> file.equals(beside(TOKEN)) || file.equals(beside(OTHER_TOKEN)));
    }

    private Path beside(String name) {
        return profile.path().resolveSibling(name);
    }

    @RevealsSecret(reason = "a file of mode 0600 keeps it")
    private static void write(Path file, SecretToken token) throws IOException {
        token.revealTo(bytes -> {
            DurableFile.write(file, bytes);
            return file;
        });
    }

    /** As a person would write it: without the date that {@link Properties} puts first, and with a plain address. */
    private void write(Properties entries) throws IOException {
        StringWriter text = new StringWriter();
        entries.store(text, null);
        String lines = text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.startsWith(ProfileFile.URL + "=") ? line.replace("\\:", ":") : line)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        DurableFile.write(profile.path(), lines);
    }

    private static void delete(Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    private ClientException unwritable() {
        return ClientException.badConfiguration("the profile " + profile.path() + " cannot be written");
    }
}
