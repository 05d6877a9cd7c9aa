package io.credledger.cli.keycloak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Keycloak prints: kept in a file, and searched for where it listens. */
final class KeycloakOutput {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");

    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Process process;
    private final Path log;

    private KeycloakOutput(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static KeycloakOutput of(Process process, Path log) {
        KeycloakOutput output = new KeycloakOutput(process, log);
        Thread reader = new Thread(output::read, "keycloak-output");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader();
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.append(line).append('\n').flush();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    address.complete(URI.create("http://localhost:" + listening.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            address.completeExceptionally(new IllegalStateException("Keycloak ended"));
        }
    }

    URI awaitAddress(Duration patience) throws InterruptedException {
        try {
            return address.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Keycloak must start, see " + log, e);
        }
    }
}
