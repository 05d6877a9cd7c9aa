package io.credledger.refresh.journal;

import static io.credledger.refresh.journal.Attempts.answer;
import static io.credledger.refresh.journal.Attempts.attempt;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.WorkerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path parent;

    @Test
    void whatIsPutIsThereInTheNextLifeUntilItIsDone() throws IOException {
        WorkerId worker;
        try (Journal journal = open()) {
            worker = journal.worker();
            IntStream.range(0, 3).forEach(i -> keep(journal, i));
            journal.done(attempt(1));
        }
        try (Journal journal = open()) {
            assertThat(journal.worker()).isEqualTo(worker);
            assertThat(journal.entries()).containsOnlyKeys(attempt(0), attempt(2));
            assertThat(journal.entries().get(attempt(2))).isEqualTo(answer(2));
            assertThat(journal.figures().open()).isEqualTo(2);
        }
    }

    @Test
    void twoDirectoriesAreTwoWorkers() throws IOException {
        try (Journal one = open();
                Journal other = Journal.open(parent.resolve("other"))) {
            assertThat(one.worker()).isNotEqualTo(other.worker());
        }
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        Files.createDirectory(
                journal(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (Journal journal = open()) {
            keep(journal, 1);
            assertThat(mode(journal())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(journal())) {
                assertThat(files)
                        .hasSize(3)
                        .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aSecondOpenerIsRefusedUntilTheFirstCloses() throws IOException {
        try (Journal first = open()) {
            assertThat(first.isReady()).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(JournalInUseException.class);
            assertThatThrownBy(this::open).isInstanceOf(JournalInUseException.class);
        }
        open().close();
    }

    @Test
    void theRefusedOpenerOfThisProcessLeavesTheLockToTheFirst() throws Exception {
        try (Journal first = open()) {
            assertThat(first.isReady()).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(JournalInUseException.class);
            try (OtherProcess other = OtherProcess.start(journal())) {
                assertThat(other.line()).isEqualTo("in use");
            }
        }
    }

    @Test
    void aJournalWhoseOwnerIsUnknownIsNotOpened() throws IOException {
        open().close();
        Files.writeString(journal().resolve("worker-id"), "wrk_nobody");
        assertThatThrownBy(this::open).isInstanceOf(JournalException.class);
        Files.delete(journal().resolve("worker-id"));
        open().close();
    }

    @Test
    void manyWritersShareAFlush() throws Exception {
        int writers = 32;
        int each = 250;
        try (Journal journal = open()) {
            List<Thread> threads = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int first = w * each;
                threads.add(new Thread(() -> {
                    List<CompletableFuture<Void>> puts = new ArrayList<>();
                    IntStream.range(first, first + each).forEach(i -> puts.add(journal.put(attempt(i), answer(i))));
                    puts.forEach(CompletableFuture::join);
                    IntStream.range(first, first + each).filter(i -> i % 2 == 0).forEach(i -> journal.done(attempt(i)));
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(journal.figures().puts()).isEqualTo((long) writers * each);
            assertThat(journal.figures().forces()).isLessThan((long) writers * each / 10);
        }
        try (Journal journal = open()) {
            Map<AttemptId, byte[]> entries = journal.entries();
            assertThat(entries).hasSize(writers * each / 2);
            for (int i = 1; i < writers * each; i += 2) {
                assertThat(entries.get(attempt(i))).isEqualTo(answer(i));
            }
        }
    }

    @Test
    void aClosedJournalTakesNothing() throws IOException {
        Journal journal = open();
        journal.close();
        journal.done(attempt(1));
        assertThat(journal.put(attempt(1), answer(1))).isCompletedExceptionally();
        assertThat(journal.isReady()).isFalse();
        journal.close();
    }

    @Test
    void anEntryHasALimit() throws IOException {
        try (Journal journal = open()) {
            byte[] large = new byte[(1 << 20) + 1];
            assertThatThrownBy(() -> journal.put(attempt(1), large)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theKilledProcessLosesNothingThatItWasTold() throws Exception {
        List<String> told = new ArrayList<>();
        try (OtherProcess other = OtherProcess.start(journal())) {
            while (told.size() < 400) {
                told.add(other.line());
            }
            other.kill();
            told.addAll(other.rest());
        }
        try (Journal journal = open()) {
            List<String> there =
                    journal.entries().keySet().stream().map(AttemptId::value).toList();
            assertThat(there).containsAll(told);
            assertThat(journal.figures().broken()).isZero();
        }
    }

    private static void keep(Journal journal, int number) {
        journal.put(attempt(number), answer(number)).orTimeout(60, SECONDS).join();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Path journal() {
        return parent.resolve("journal");
    }

    private Journal open() throws IOException {
        return Journal.open(journal(), 20_000);
    }
}
