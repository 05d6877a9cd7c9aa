package io.credledger.ledger;

import io.credledger.ledger.EntityState.Replay;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A book of webhooks after one more event; null where the event cannot follow. */
final class WebhookBookChange {

    private final WebhookBook was;
    private final Stamp next;

    WebhookBookChange(WebhookBook was, Stamp next) {
        this.was = was;
        this.next = next;
    }

    @Nullable
    WebhookBook subscribed(Fact.WebhookSubscribed fact, Webhook webhook) {
        if (was.find(fact.webhook()).isPresent() || !was.identity().equals(fact.identity())) {
            return null;
        }
        List<DataKeyId> keys = new ArrayList<>(was.keys());
        keys.add(fact.detailsKey());
        keys.add(fact.tokenKey());
        List<Webhook> open =
                Stream.concat(was.open().stream(), Stream.of(webhook)).toList();
        return new WebhookBook(was.id(), was.identity(), open, List.copyOf(keys), was.shredded(), next);
    }

    @Nullable
    WebhookBook removed(WebhookId webhook) {
        return was.find(webhook).isPresent()
                ? with(was.open().stream()
                        .filter(one -> !one.id().equals(webhook))
                        .toList())
                : null;
    }

    /** @param asked seq of the event that asks for it */
    @Nullable
    WebhookBook replayed(Fact.WebhookReplayed fact, long asked) {
        return was.find(fact.webhook()).isPresent()
                ? with(was.open().stream()
                        .map(one -> one.id().equals(fact.webhook()) ? replayed(one, fact.from(), asked) : one)
                        .toList())
                : null;
    }

    /** Of each shard the latest wish stands. */
    private static Webhook replayed(Webhook webhook, List<Position> from, long asked) {
        Stream<Replay> others = webhook.replays().stream()
                .filter(replay -> from.stream()
                        .noneMatch(position -> position.shard() == replay.from().shard()));
        List<Replay> replays = Stream.concat(others, from.stream().map(position -> new Replay(position, asked)))
                .toList();
        return new Webhook(
                webhook.id(),
                webhook.kinds(),
                webhook.allConnections(),
                webhook.since(),
                webhook.seq(),
                webhook.detailsKey(),
                webhook.tokenKey(),
                webhook.told(),
                replays);
    }

    /** One of its keys is gone. What is still in use cannot go. */
    @Nullable
    WebhookBook shredded(DataKeyId key) {
        boolean needed = was.open().stream()
                .anyMatch(one -> one.detailsKey().equals(key) || one.tokenKey().equals(key));
        long gone = was.shredded() == null ? 1 : was.shredded() + 1;
        return needed || !was.keys().contains(key) || gone > was.keys().size()
                ? null
                : new WebhookBook(was.id(), was.identity(), was.open(), was.keys(), gone, next);
    }

    private WebhookBook with(List<Webhook> open) {
        return new WebhookBook(was.id(), was.identity(), open, was.keys(), was.shredded(), next);
    }
}
