package io.credledger.clients;

import static io.credledger.clients.ServerShard.GITHUB;
import static io.credledger.clients.ServerShard.GITLAB;
import static io.credledger.clients.ServerShard.LEDGER;
import static io.credledger.clients.ServerShard.SHARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.LedgerId;
import io.credledger.refresh.HeldClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Provider clients read from the server's shard, with and without a file of what was read before. */
class ClientTailTest {

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final ServerShard shard = new ServerShard();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void file() {
        file = directory.resolve("provider-clients");
    }

    @Test
    void onlyProviderClientsAreHeld() {
        shard.registered(1).stored(GITHUB).registered(2).stored(GITLAB);

        List<HeldClient> held = read(LEDGER, NOW).held();

        assertThat(held).extracting(client -> client.state().provider()).containsExactlyInAnyOrder(GITHUB, GITLAB);
        assertThat(held)
                .allSatisfy(client -> assertThat(client.keys())
                        .extracting(key -> key.id())
                        .containsExactly(
                                client.state().detailsKey(), client.state().tokenKey()));
    }

    @Test
    void aClientThatIsStoredAgainHasItsNewRegistrationAndStaysPaused() {
        shard.stored(GITHUB).paused(GITHUB);
        HeldClient before = read(LEDGER, NOW).held().get(0);
        shard.stored(GITHUB);

        HeldClient after = read(LEDGER, NOW).held().get(0);

        assertThat(before.state().pausedSince()).isNotNull();
        assertThat(after.registration().header().command())
                .isNotEqualTo(before.registration().header().command());
    }

    @Test
    void aClientWhoseKeysAreShreddedIsNotHeld() {
        shard.stored(GITHUB).shredded();

        assertThat(read(LEDGER, NOW).held()).isEmpty();
    }

    @Test
    void whatIsNoEventGoesBy() {
        shard.garbage().registered(1).stored(GITHUB);

        assertThat(read(LEDGER, NOW).held()).hasSize(1);
    }

    /** Every change makes all that wait ask again. */
    @Test
    void whatIsAboutSomethingElseChangesNothing() {
        shard.stored(GITHUB);
        read(LEDGER, NOW).keep();
        shard.registered(1);

        MockConsumer<byte[], byte[]> consumer = shard.consumer();
        ClientTail tail = tail(consumer, LEDGER, NOW);
        assertThat(tail.advance()).isTrue();
        shard.deliver(consumer);
        assertThat(tail.advance()).isFalse();
        assertThat(tail.held()).hasSize(1);
    }

    @Test
    void theNextLifeReadsOnlyWhatCameSince() throws IOException {
        shard.stored(GITHUB);
        read(LEDGER, NOW).keep();
        shard.removed(GITHUB).stored(GITLAB);

        MockConsumer<byte[], byte[]> consumer = shard.consumer();
        ClientTail tail = tail(consumer, LEDGER, NOW);
        tail.advance();
        long from = consumer.position(ServerShard.EVENTS);
        shard.deliver(consumer);
        tail.advance();

        assertThat(from).isEqualTo(1);
        assertThat(tail.held()).extracting(client -> client.state().present()).containsExactly(false, true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeTrustedIsNotUsed() throws IOException {
        shard.stored(GITHUB);
        read(LEDGER, NOW).keep();
        byte[] good = Files.readAllBytes(file);

        assertThat(beginning(LEDGER, NOW)).isEqualTo(1);
        assertThat(beginning(LedgerId.of(8, 8), NOW)).isZero();
        assertThat(beginning(LEDGER, NOW.plus(Duration.ofHours(13)))).isZero();
        for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(beginning(LEDGER, NOW)).as("byte %d", at).isZero();
        }
        Files.write(file, new byte[3]);
        assertThat(beginning(LEDGER, NOW)).isZero();
    }

    @Test
    void aFileThatIsAheadOfTheLogIsNotUsed() throws IOException {
        new ServerShard().stored(GITHUB).stored(GITLAB).keptIn(file, NOW);
        shard.stored(GITHUB);

        assertThat(beginning(LEDGER, NOW)).isZero();
    }

    /** The first offset that is read. */
    private long beginning(LedgerId ledger, Instant now) {
        MockConsumer<byte[], byte[]> consumer = shard.consumer();
        tail(consumer, ledger, now).advance();
        return consumer.position(ServerShard.EVENTS);
    }

    private ClientTail read(LedgerId ledger, Instant now) {
        MockConsumer<byte[], byte[]> consumer = shard.consumer();
        ClientTail tail = tail(consumer, ledger, now);
        tail.advance();
        shard.deliver(consumer);
        tail.advance();
        assertThat(tail.isCaughtUp()).isTrue();
        return tail;
    }

    private ClientTail tail(MockConsumer<byte[], byte[]> consumer, LedgerId ledger, Instant now) {
        return new ClientTail(
                new ClientLog(consumer, SHARD),
                new ClientFold(ServerShard.FORMAT),
                new SnapshotFile(file),
                ledger,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
