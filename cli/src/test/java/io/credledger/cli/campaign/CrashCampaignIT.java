package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.broker.Durability;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dkills=1000} is the long form, {@code -Dseed=} another course of it. */
@BesideOthers
class CrashCampaignIT {
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("seed", 20_260_101);
    /** Far more than it takes: what is shown is that it comes back by itself. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        System.out.printf("crash campaign: %d kills, seed %d, in %s%n", KILLS, SEED, home);
        Places places = new Places(home.resolve("data"), home.resolve("logs"));
        try (Campaign campaign = Campaign.begin(places, Durability.FLUSH, SEED)) {
            Kills kills = new Kills(campaign.installation(), campaign.load(), campaign.admin(), SEED);
            kills.run(KILLS);
            campaign.load().awaitMore(20);

            campaign.verify();

            assertThat(kills.recoveries())
                    .allSatisfy(recovery -> assertThat(recovery.time()).isLessThan(BOUND));
        }
    }
}
