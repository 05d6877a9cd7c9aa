package io.credledger.cli.campaign;

import static org.junit.jupiter.api.Assumptions.abort;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.campaign.Journal.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dcuts=} for more of them. {@code -Ddurability=NO_FLUSH} must fail: that is how one sees that the test can.
 *
 * <p>Needs root, loop devices and ext4's programs; it is skipped, with the reason, where they are missing.
 */
@BesideOthers
class PowerCutIT {
    private static final int CUTS = Integer.getInteger("cuts", 1);
    private static final long SEED = Long.getLong("seed", 20_260_102);
    private static final Durability DURABILITY = Durability.valueOf(System.getProperty("durability", "FLUSH"));
    /** Not the start of it, and not yet what the kernel writes back by itself. */
    private static final int WRITES = 60;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void aDiskThatIsCutInMidRunHasEverythingThatWasAcknowledged() throws Exception {
        String hindrance = DiskImage.hindrance(Files.createDirectory(home.resolve("trial")));
        if (!hindrance.isEmpty()) {
            System.out.println("power cut: skipped, because " + hindrance);
            abort("no disk can be cut here: " + hindrance);
        }
        System.out.printf("power cut: %d, %s, seed %d, in %s%n", CUTS, DURABILITY, SEED, home);
        try (DiskImage disk = DiskImage.create(Files.createDirectory(home.resolve("machine")))) {
            Places places = new Places(disk.mountPoint().resolve("data"), home.resolve("logs"));
            try (Campaign campaign = Campaign.begin(places, DURABILITY, SEED)) {
                if (DURABILITY != Durability.FLUSH) {
                    disk.flush();
                }
                for (int cut = 0; cut < CUTS; cut++) {
                    campaign.load().awaitMore(WRITES);
                    cut(disk, campaign);
                }
                campaign.load().awaitMore(WRITES / 2);

                campaign.verify();
            }
        }
    }

    private static void cut(DiskImage disk, Campaign campaign) throws Exception {
        Installation installation = campaign.installation();
        long begin = System.nanoTime();
        disk.cut(() -> installation.sendKill(EnumSet.allOf(Part.class)));
        List<Entry> acknowledged = campaign.journal().acknowledged();
        System.out.printf("  cut after %d ms%n", millisSince(begin));
        begin = System.nanoTime();
        installation.start(Part.BROKER);
        installation.awaitBroker();
        System.out.printf("  the broker serves after %d ms%n", millisSince(begin));
        campaign.requireNothingLost(acknowledged);
        begin = System.nanoTime();
        installation.start(Part.LEDGER);
        installation.start(Part.QUERY);
        campaign.load().awaitMore(1);
        System.out.printf("  acknowledges again after %d ms%n", millisSince(begin));
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
