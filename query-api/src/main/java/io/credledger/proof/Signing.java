package io.credledger.proof;

import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.LedgerId;
import io.credledger.note.NoteSigner;
import io.credledger.note.TreeOrigin;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.Health;
import io.credledger.view.TreeView;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs about every second what the view has folded, on a thread of its own, and says how it is. */
public final class Signing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String NAME = "checkpoints";

    private final Closing closing = new Closing();
    private final CheckpointSigner signer;
    private final BooleanSupplier turn;

    /** Why the last round did not end, if so. */
    private volatile @Nullable String failure;

    /**
     * Who signs, and where.
     *
     * @param headFile remembers what was signed
     * @param client how to reach Kafka
     */
    public record Place(
            LedgerId ledger, CheckpointKey key, Path headFile, Map<String, Object> client, OuterFormat format) {

        /** Without the client, in which there is a password. */
        @Override
        public String toString() {
            return "Place[ledger=" + ledger + "]";
        }
    }

    private Signing(Place place, TreeView trees, BooleanSupplier turn, Clock clock) {
        this.turn = turn;
        NoteSigner key = new NoteSigner(TreeOrigin.keyName(place.ledger()), place.key());
        SignedNotes notes = new SignedNotes(place.ledger(), key.verifier());
        CommittedRecords records = closing.add(new CommittedRecords(place.client()));
        signer = new CheckpointSigner(
                key,
                notes,
                new Growing(place.ledger(), trees, new KafkaLogEnds(records, new EventCodec(place.format()))),
                new HeadFile(place.headFile()),
                closing.add(new KafkaCheckpointLog(place.client(), records, notes::isList)),
                clock);
    }

    /** @param turn whether this process signs now; where several could, the others follow what it has signed */
    public static Signing start(Place place, TreeView trees, BooleanSupplier turn, MeterRegistry metrics, Clock clock) {
        Signing signing = new Signing(place, trees, turn, clock);
        Gauge.builder(
                        "credledger.checkpoints.stopped",
                        signing,
                        each -> each.part().degraded() ? 1 : 0)
                .description(
                        "1 while no checkpoint is signed, or one is found that this key did not sign; needs a person")
                .register(metrics);
        signing.begin();
        return signing;
    }

    private void begin() {
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, NAME);
            thread.setDaemon(true);
            return thread;
        });
        closing.add(() -> {
            rounds.shutdown();
            if (!rounds.awaitTermination(30, TimeUnit.SECONDS)) {
                rounds.shutdownNow();
            }
        });
        var unused =
                rounds.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            if (turn.getAsBoolean()) {
                signer.round();
            } else {
                signer.follow();
            }
            if (failure != null) {
                LOG.info("checkpoints are signed again");
            }
            failure = null;
        } catch (RuntimeException e) {
            String now = e instanceof SigningRefusedException refused
                    ? "nothing is signed any more: " + refused.refusal()
                    : "checkpoints cannot be signed or written: " + e.getMessage();
            if (!now.equals(failure)) {
                LOG.error("{}", now);
            }
            failure = now;
        }
    }

    public Checkpoints checkpoints() {
        return signer;
    }

    /** Ready in any case: answers are as good as before, and whoever stops serving them hides what happened. */
    public Health.Part part() {
        String why = failure;
        if (why == null && signer.foreign() > 0) {
            why = "the topic of checkpoints has notes that this ledger's key did not sign";
        }
        return new Health.Part(NAME, true, why == null ? "signed about every second" : why, why != null);
    }

    @Override
    public void close() {
        closing.close();
    }
}
