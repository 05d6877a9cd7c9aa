package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.files.DurableFile;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.secret.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A ledger whose roles are processes of their own, on one broker. What ends by itself is started again, as any supervisor would. */
public final class Installation implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    /** A process that ends again and again has a reason that somebody must see. */
    private static final int MOST_RESTARTS = 30;

    private final Roles roles;
    private final Map<Part, Child> children = new EnumMap<>(Part.class);
    private final List<String> endedByThemselves = new CopyOnWriteArrayList<>();

    private Installation(Roles roles) {
        this.roles = roles;
    }

    /** A founded ledger, running. */
    static Installation found(Places places, int shards, Durability durability) throws Exception {
        return found(places, shards, durability, QueryProcess.PLAIN);
    }

    /** One whose API is started in a way of its own. */
    public static Installation found(Places places, int shards, Durability durability, QueryProcess query)
            throws Exception {
        Installation installation =
                new Installation(new Roles(places, FreePort.find(), FreePort.find(), shards, durability, query));
        try {
            installation.found();
            return installation;
        } catch (Exception | AssertionError e) {
            installation.close();
            throw e;
        }
    }

    private void found() throws Exception {
        Files.createDirectories(places().logs());
        DurableFile.createPrivateDirectory(places().secrets());
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        DurableFile.write(places().masterKey(), HexFormat.of().formatHex(key) + "\n");
        start(Part.BROKER);
        awaitBroker();
        Child init = Child.start(roles.init(), roles.initEnvironment(), places().log("init"));
        assertThat(init.gone().get(START.toSeconds(), TimeUnit.SECONDS))
                .as("init's exit code; see %s", places().log("init"))
                .isZero();
        start(Part.LEDGER);
        start(Part.QUERY);
    }

    /** Its port opens when it can serve. */
    void awaitBroker() {
        await().atMost(START).until(() -> isListening(roles.brokerPort()));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public Places places() {
        return roles.places();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + roles.httpPort());
    }

    int shards() {
        return roles.shards();
    }

    public String adminToken() throws IOException {
        return Files.readString(places().adminToken()).strip();
    }

    /** Of the founding: what names become on the log. */
    Pseudonyms pseudonyms() throws IOException {
        try (KeyMaterial key = KeyMaterial.readFrom(places().pseudonymKey())) {
            return PseudonymKey.parse(key).pseudonyms();
        }
    }

    /** For reading the topics themselves. */
    public Map<String, Object> admin() {
        return BrokerClients.properties(
                roles.bootstrapServers(),
                BrokerPrincipal.ADMIN,
                BrokerPasswords.read(places().secrets(), BrokerPrincipal.ADMIN));
    }

    /** Of whoever uses the operator's tools beside it: what {@code query} is told. */
    public Map<String, String> operatorEnvironment() {
        return roles.environment(Part.QUERY);
    }

    /** Of whoever only reads. */
    public Map<String, String> auditorEnvironment() {
        return roles.auditorEnvironment();
    }

    public synchronized void start(Part part) {
        try {
            Child child = Child.start(roles.command(part), roles.environment(part), places().log(part.name()));
            children.put(part, child);
            var unused = child.gone().thenAccept(exitCode -> ended(part, child, exitCode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void ended(Part part, Child child, int exitCode) {
        if (children.get(part) == child) {
            endedByThemselves.add(part + " ended with " + exitCode);
            if (endedByThemselves.size() < MOST_RESTARTS) {
                start(part);
            }
        }
    }

    /** Of the process that is the part now. */
    public synchronized long pid(Part part) {
        Child child = children.get(part);
        if (child == null) {
            throw new AssertionError(part + " must run");
        }
        return child.pid();
    }

    /** What ended without having been killed. */
    public List<String> endedByThemselves() {
        return List.copyOf(endedByThemselves);
    }

    /** SIGKILL to all of them at once; returns when they are gone. */
    public void kill(Collection<Part> parts) {
        sendKill(parts).join();
    }

    /** SIGKILL to all of them at once; completes when they are gone. */
    synchronized CompletableFuture<Void> sendKill(Collection<Part> parts) {
        return CompletableFuture.allOf(parts.stream()
                .map(children::remove)
                .filter(child -> child != null)
                .map(child -> {
                    child.kill();
                    return child.gone();
                })
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        kill(EnumSet.allOf(Part.class));
    }
}
