package io.credledger.hook;

import io.credledger.ledger.EntityState.Replay;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.view.Noticed;
import io.credledger.view.WebhookView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells one subscriber of one shard. What waits is bounded: what does not fit stays in the view, and is read when there is room. For one thread. */
final class Teller {

    /** As many notices wait here. */
    static final int WINDOW = 200;

    /** Quiet stretches are written too, from time to time. */
    private static final long STRETCH = 10_000;

    /** Of each round, so that a long way to the next notice does not keep others waiting. */
    private static final int READS = 5;

    private final int shard;
    private Subscription subscription;
    private Lanes lanes;
    private long replayed;
    private Told written;
    private boolean news;

    /** @param told as the topic has it, or as the subscription began */
    Teller(int shard, Subscription subscription, Told told) {
        this.shard = shard;
        this.subscription = subscription;
        this.lanes = new Lanes(told.seq());
        this.replayed = told.replayed();
        this.written = told;
    }

    /** Where one begins who was told nothing yet. */
    static Told beginning(int shard, Webhook webhook, long applied) {
        return new Told(
                webhook.told().stream()
                        .filter(position -> position.shard() == shard)
                        .mapToLong(position -> position.seq())
                        .findFirst()
                        .orElse(applied),
                0);
    }

    void follow(Subscription newest) {
        subscription = newest;
    }

    Subscription subscription() {
        return subscription;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Reads what has room, and sends what may be sent. */
    void round(WebhookView view, Audience audience, Brake brake, Instant now, Consumer<Notice> send) {
        if (!replay()) {
            return;
        }
        read(view, audience);
        for (Notice notice : lanes.due(now, brake.free(now))) {
            if (audience.concerns(subscription, notice.noticed())) {
                brake.begun();
                send.accept(notice);
            } else {
                lanes.taken(notice);
            }
        }
    }

    /** Goes back where somebody wishes it, once nothing is under way: what is must not overtake what comes again. */
    private boolean replay() {
        Optional<Replay> wish = subscription.webhook().replays().stream()
                .filter(replay -> replay.from().shard() == shard && replay.asked() > replayed)
                .max(Comparator.comparingLong(Replay::asked));
        if (wish.isEmpty()) {
            return true;
        }
        if (lanes.underWay() > 0) {
            return false;
        }
        replayed = wish.get().asked();
        lanes = new Lanes(Math.min(lanes.told(), Math.max(0, wish.get().from().seq() - 1)));
        news = true;
        return true;
    }

    private void read(WebhookView view, Audience audience) {
        long applied = view.applied(shard);
        for (int i = 0; i < READS && lanes.waiting() < WINDOW && lanes.seen() < applied; i++) {
            int room = WINDOW - lanes.waiting();
            List<Noticed> found = view.notices(shard, lanes.seen(), applied, room);
            for (Noticed noticed : found) {
                if (audience.concerns(subscription, noticed)) {
                    lanes.offer(new Notice(noticed));
                } else {
                    lanes.pass(noticed.position().seq());
                }
            }
            if (found.size() < room) {
                lanes.pass(applied);
            }
        }
    }

    void ended(Notice notice, Outcome outcome, Instant now, double jitter) {
        if (outcome == Outcome.TAKEN) {
            lanes.taken(notice);
            news = true;
        } else {
            lanes.failed(notice, now, jitter);
        }
    }

    /** How far it is, where that is worth writing. */
    Optional<Told> toWrite() {
        Told now = new Told(lanes.told(), replayed);
        if (now.equals(written) || !(news || now.seq() - written.seq() >= STRETCH)) {
            return Optional.empty();
        }
        written = now;
        news = false;
        return Optional.of(now);
    }
}
