package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, disks, limits, journal and clocks. */
class MachineFindingsTest {

    private static final long GIB = 1L << 30;
    private static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");

    @TempDir
    private Path directory;

    private Path key;

    @BeforeEach
    void makeAKey() throws Exception {
        key = Files.writeString(directory.resolve("master.key"), "a key");
        chmod(key, "rw-------");
        chmod(directory, "rwx------");
    }

    @Test
    void keysOfTheirOwnerAloneAreFine() throws Exception {
        Told.by(keyFiles(key)).isFine();
    }

    @Test
    void aKeyFileThatIsNotThereSaysWhereToLookAndNeverToMakeAnother() throws Exception {
        Told.by(keyFiles(directory.resolve("nowhere"))).fails("the master key is not there", "never make another");
    }

    @Test
    void aKeyFileThatOthersCanReadIsClosed() throws Exception {
        chmod(key, "rw-r-----");

        Told.by(keyFiles(key)).fails("other accounts can read or change " + key, "chmod 600 " + key);
    }

    @Test
    void aDirectoryOfSecretsThatOthersCanReadIsClosed() throws Exception {
        chmod(directory, "rwxr-xr-x");

        Told.by(keyFiles(key)).fails("other accounts can read or change " + directory, "chmod 700 " + directory);
    }

    @Test
    void aDiskThatIsNearlyFullIsSaidBeforeItIsFull() {
        Told.of(DisksCheck.judge(directory, 50 * GIB, 100 * GIB)).isFine();
        Told.of(DisksCheck.judge(directory, 9 * GIB, 100 * GIB)).warns("9 %", "docs/operations.md");
        Told.of(DisksCheck.judge(directory, GIB, 100 * GIB)).fails("1 %", "make room");
        Told.of(DisksCheck.judge(directory, 100 << 20, GIB)).fails("100 MiB free", "make room");
    }

    @Test
    void aDirectoryThatIsNotMadeYetIsLookedForAbove() throws Exception {
        Installation.Places places =
                new Installation.Places(null, List.of(directory.resolve("not/yet")), null, directory);

        Told.by(new DisksCheck(places));
    }

    @Test
    void tooFewOpenFilesAndCoreFilesAreSaid() {
        limits("1024", "0").warns("only 1024 open files", "ulimit -n");
        limits("unlimited", "unlimited").warns("core file", "ulimit -c 0");
        limits("65536", "0").isFine();
    }

    @Test
    void aJournalThatIsGoneFromWhereARefresherHasWorkedIsALoss() throws Exception {
        Path journal = directory.resolve("journal");
        Path state = Files.createDirectory(directory.resolve("state"));

        Told.by(new JournalCheck(places(journal, state))).fails("its journal is gone", "What is lost");
        Told.by(new JournalCheck(places(journal, directory.resolve("none")))).isFine();
        Files.createDirectory(journal);
        Files.writeString(journal.resolve("worker-id"), "");
        Told.by(new JournalCheck(places(journal, state))).isFine();
    }

    @Test
    void anEventFromTheFutureOrAnotherTimeElsewhereIsAClockThatIsWrong() {
        Told.of(Clocks.judge("writer", NOW.plusSeconds(3600), NOW)).fails("3600 s in the future", "NTP");
        Told.of(Clocks.judge("writer", NOW.minusSeconds(3600), NOW)).isFine();
        Told.of(Clocks.compare("registry", NOW.minusSeconds(90), NOW)).fails("differs by 90 s", "NTP");
        Told.of(Clocks.compare("registry", NOW.minusSeconds(3), NOW)).isFine();
    }

    @Test
    void aRestoredLogThatNobodyHasConfirmedIsSaid() {
        Told.of(LedgerCheck.restoration(true)).fails("came back from a copy", "--confirm-restored");
        Told.of(LedgerCheck.restoration(false)).isFine();
    }

    private static Told limits(String files, String core) {
        Findings findings = new Findings();
        LimitsCheck.judge("""
                Limit                     Soft Limit           Hard Limit           Units
                Max core file size        %s                    unlimited            bytes
                Max open files            %s                 524288               files
                """.formatted(core, files), findings);
        return new Told(findings);
    }

    private static Installation.Places places(@Nullable Path journal, Path state) {
        return new Installation.Places(null, List.of(), journal, state);
    }

    private KeyFilesCheck keyFiles(Path master) {
        return new KeyFilesCheck(
                new Installation.Keys(List.of(), master, null, null, null),
                new Installation.Places(directory, List.of(), null, directory));
    }

    private static void chmod(Path path, String mode) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
