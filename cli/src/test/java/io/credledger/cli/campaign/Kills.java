package io.credledger.cli.campaign;

import static io.credledger.cli.campaign.Part.BROKER;
import static io.credledger.cli.campaign.Part.LEDGER;
import static io.credledger.cli.campaign.Part.QUERY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Kills processes at random moments, as many as are asked for, and takes the time until a write is acknowledged again. */
final class Kills {
    /** Ten: each process alone, two at once, and one that has only just come back. */
    private static final List<Blow> CYCLE = List.of(
            new Blow(Set.of(LEDGER), false),
            new Blow(Set.of(QUERY), true),
            new Blow(Set.of(BROKER), false),
            new Blow(Set.of(LEDGER, QUERY), false),
            new Blow(Set.of(LEDGER), true),
            new Blow(Set.of(BROKER, LEDGER), false));

    private final Installation installation;
    private final Load load;
    private final Deeds probes;
    private final Random random;
    private final List<Recovery> recoveries = new ArrayList<>();
    private int kills;

    /** @param again kill a second time while it recovers */
    private record Blow(Set<Part> parts, boolean again) {}

    /** How long a write took that was begun at the moment of the kill. */
    record Recovery(Set<Part> parts, boolean again, Duration time) {}

    Kills(Installation installation, Load load, Person admin, long seed) {
        this.installation = installation;
        this.load = load;
        this.probes = new Deeds(admin, "probe");
        this.random = new Random(seed);
    }

    void run(int wanted) throws Exception {
        while (kills < wanted) {
            List<Blow> round = new ArrayList<>(CYCLE);
            Collections.shuffle(round, random);
            for (Blow blow : round) {
                if (kills < wanted) {
                    load.awaitMore(5 + random.nextInt(40));
                    strike(blow);
                }
            }
        }
    }

    private void strike(Blow blow) throws InterruptedException {
        long begin = System.nanoTime();
        kill(blow.parts());
        if (blow.again()) {
            // Any moment of its start may be the worst one.
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(4_000)).toNanos());
            begin = System.nanoTime();
            kill(blow.parts());
        }
        Request probe = probes.rename(Deeds.SHARED);
        load.journal().add(probe, load.client().settle(probe));
        Recovery recovery = new Recovery(blow.parts(), blow.again(), Duration.ofNanos(System.nanoTime() - begin));
        recoveries.add(recovery);
        System.out.printf("  killed %s, %d ms%n", blow, recovery.time().toMillis());
    }

    private void kill(Set<Part> parts) {
        installation.kill(parts);
        parts.forEach(installation::start);
        kills += parts.size();
    }

    int count() {
        return kills;
    }

    List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }
}
