package io.credledger.cli.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Keycloak that forgets everything when it ends, on a loopback port that the system chose. */
public final class KeycloakProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AtomicInteger realms = new AtomicInteger();
    private final Process process;
    private final URI address;
    private final AdminApi admin;
    private final Duration startTime;
    private final Path log;

    private KeycloakProcess(Process process, URI address, AdminApi admin, Duration startTime, Path log) {
        this.process = process;
        this.address = address;
        this.admin = admin;
        this.startTime = startTime;
        this.log = log;
    }

    /** @param logs a directory for what it prints */
    static KeycloakProcess start(Path logs) throws IOException, InterruptedException {
        KeycloakHome home = KeycloakHome.unpacked();
        Files.createDirectories(logs);
        home.build(logs.resolve("keycloak-build.log"));
        long began = System.nanoTime();
        Credentials admin = Credentials.random("tests");
        ProcessBuilder command = home.command(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=0",
                "--hostname-strict=false",
                "--cache=local",
                "--log-console-color=false"));
        command.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", admin.id());
        command.environment()
                .put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", admin.secret().revealText());
        Process process = command.start();
        try {
            Path log = logs.resolve("keycloak.log");
            URI address = KeycloakOutput.of(process, log).awaitAddress(PATIENCE);
            Duration startTime = Duration.ofNanos(System.nanoTime() - began);
            return new KeycloakProcess(process, address, new AdminApi(address, admin), startTime, log);
        } catch (AssertionError | InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** Where it listens; a name, so that the ledger's own numeric address is another site to a browser. */
    public URI address() {
        return address;
    }

    /** What it has printed so far of a realm. */
    public List<String> said(KeycloakRealm realm) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(realm.name())).toList();
        }
    }

    /** Without the one-time build. */
    public Duration startTime() {
        return startTime;
    }

    /** A realm that no test has had, with alice, bob and mallory in it. */
    public KeycloakRealm newRealm() {
        return RealmFounding.found(address, admin, "people-" + realms.incrementAndGet());
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
