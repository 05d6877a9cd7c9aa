package io.credledger.hook;

import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookId;
import io.credledger.view.ViewUnavailableException;
import io.credledger.view.WebhookView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who is told, of the shards that are here, round after round. Does not wait: what is sent ends in {@link #ended}, which whoever makes the
 * rounds calls. For one thread.
 */
final class Round {

    private final Audience audience;
    private final WebhookView view;
    private final ToldLog log;
    private final Clock clock;
    private final DoubleSupplier jitter;

    /** Only shards that are here, and were since their positions were read. */
    private final Map<Integer, Map<WebhookId, Teller>> shards = new TreeMap<>();

    private final Map<Integer, Map<WebhookId, Told>> found = new HashMap<>();
    private final Map<WebhookId, Contact> contacts = new HashMap<>();
    private int first;

    Round(Audience audience, WebhookView view, ToldLog log, Clock clock, DoubleSupplier jitter) {
        this.audience = audience;
        this.view = view;
        this.log = log;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** A notice that is to be sent, and by whom. */
    record Errand(Teller teller, Lanes lanes, Contact contact, Notice notice) {

        Subscription subscription() {
            return teller.subscription();
        }
    }

    void go(Consumer<Errand> send) {
        Map<WebhookId, Subscription> subscriptions = audience.now();
        contacts.keySet().retainAll(subscriptions.keySet());
        // Another one comes first each time: what one subscriber may have under way must not all be of one shard.
        first++;
        for (int i = 0; i < view.shards(); i++) {
            int shard = Math.floorMod(first + i, view.shards());
            try {
                tellers(shard, subscriptions).values().forEach(teller -> tell(teller, send));
                write(shard);
            } catch (ViewUnavailableException e) {
                // It is another's now, or will be read anew.
                shards.remove(shard);
                found.remove(shard);
            }
        }
    }

    /** What is under way is told again. */
    void beginAnew() {
        shards.clear();
        found.clear();
    }

    private void tell(Teller teller, Consumer<Errand> send) {
        Contact contact = contacts.computeIfAbsent(teller.subscription().id(), absent -> new Contact());
        teller.round(
                view,
                audience,
                contact.brake(),
                clock.instant(),
                notice -> send.accept(new Errand(teller, teller.lanes(), contact, notice)));
    }

    private Map<WebhookId, Teller> tellers(int shard, Map<WebhookId, Subscription> subscriptions) {
        long applied = view.applied(shard);
        Map<WebhookId, Teller> tellers = shards.computeIfAbsent(shard, absent -> new HashMap<>());
        tellers.keySet().removeIf(webhook -> !subscriptions.containsKey(webhook) && forgotten(shard, webhook));
        for (Subscription subscription : subscriptions.values()) {
            Teller known = tellers.get(subscription.id());
            if (known == null) {
                tellers.put(subscription.id(), new Teller(shard, subscription, begin(shard, subscription, applied)));
            } else {
                known.follow(subscription);
            }
        }
        return tellers;
    }

    private boolean forgotten(int shard, WebhookId webhook) {
        found.getOrDefault(shard, Map.of()).remove(webhook);
        log.forget(shard, webhook);
        return true;
    }

    /** The topic is read when the first one needs it, and says what was written before this process had the shard. */
    private Told begin(int shard, Subscription subscription, long applied) {
        Map<WebhookId, Told> kept = found.computeIfAbsent(shard, absent -> new HashMap<>(log.read(shard)));
        Told told = kept.get(subscription.id());
        if (told == null) {
            return Teller.beginning(shard, subscription.webhook(), applied);
        }
        // A log that came back from a copy can be shorter than what was told of the one before it.
        return told.seq() > applied ? new Told(applied, 0) : told;
    }

    private void write(int shard) {
        shards.getOrDefault(shard, Map.of())
                .forEach((webhook, teller) -> teller.toWrite().ifPresent(told -> log.write(shard, webhook, told)));
    }

    void ended(Errand errand, Outcome outcome) {
        Instant now = clock.instant();
        double spread = jitter.getAsDouble();
        boolean back = errand.contact().ended(outcome, now, spread);
        if (errand.teller().lanes() == errand.lanes()) {
            errand.teller().ended(errand.notice(), outcome, now, spread);
        }
        if (back) {
            WebhookId webhook = errand.subscription().id();
            shards.values().stream()
                    .map(tellers -> tellers.get(webhook))
                    .filter(teller -> teller != null)
                    .forEach(teller -> teller.lanes().hurry());
        }
    }

    /** How it goes with each. */
    Map<WebhookId, Standing> standings() {
        Map<WebhookId, Standing> standings = new HashMap<>();
        contacts.forEach((webhook, contact) -> standings.put(webhook, standing(webhook, contact)));
        return standings;
    }

    private Standing standing(WebhookId webhook, Contact contact) {
        List<Position> told = new ArrayList<>();
        List<Notice> oldest = new ArrayList<>();
        int waiting = 0;
        for (Map.Entry<Integer, Map<WebhookId, Teller>> shard : shards.entrySet()) {
            @Nullable Teller teller = shard.getValue().get(webhook);
            if (teller != null) {
                told.add(new Position(shard.getKey(), teller.lanes().told()));
                waiting += teller.lanes().waiting();
                teller.lanes().oldest().ifPresent(oldest::add);
            }
        }
        @Nullable
        Instant since = oldest.stream()
                .map(notice -> notice.noticed().at())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Standing(told, waiting, since, contact.brake().failures(), contact.last(), contact.at());
    }
}
