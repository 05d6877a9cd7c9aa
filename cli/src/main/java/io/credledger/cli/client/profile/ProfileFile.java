package io.credledger.cli.client.profile;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code profile.properties}: the server and token that a person's commands use.
 *
 * @param path where it is, or would be
 * @param tokenFile beside the profile unless absolute
 * @param unknown keys that mean nothing
 */
public record ProfileFile(Path path, Optional<String> url, Optional<Path> tokenFile, Set<String> unknown) {

    static final String URL = "url";
    static final String TOKEN_FILE = "token-file";

    /** One without a file is empty. */
    public static ProfileFile in(Surroundings surroundings) {
        Path path = surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> surroundings.home().resolve(".config"))
                .resolve("credledger/profile.properties");
        return of(path, read(path), surroundings.home());
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Whoever can change it can send the token elsewhere. */
    public boolean openToOthers() {
        return TokenFile.openToOthers(path);
    }

    private static ProfileFile of(Path path, Properties entries, Path home) {
        Set<String> unknown = new TreeSet<>(entries.stringPropertyNames());
        unknown.remove(URL);
        unknown.remove(TOKEN_FILE);
        return new ProfileFile(
                path,
                entry(entries, URL),
                entry(entries, TOKEN_FILE)
                        .map(file ->
                                file.startsWith("~/") ? home.resolve(file.substring(2)) : path.resolveSibling(file)),
                unknown);
    }

    static Properties read(Path path) {
        Properties entries = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                entries.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw ClientException.badConfiguration("the profile " + path + " cannot be read");
            }
        }
        return entries;
    }

    private static Optional<String> entry(Properties entries, String key) {
        return Optional.ofNullable(entries.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
