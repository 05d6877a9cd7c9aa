package io.credledger.hook;

import io.credledger.crypto.TokenField;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Replay;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.sealing.StoredToken;
import io.credledger.view.Noticed;
import io.credledger.view.ViewUnavailableException;
import io.credledger.view.WebhookView;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ledger of three shards, in the last of which things happen, with one subscriber, in memory. */
final class SmallLedger implements Audience, WebhookView, ToldLog {

    private static final int SHARD = 2;
    private static final DataKeyId KEY = DataKeyId.of(new byte[32]);

    private final List<Noticed> happened = new ArrayList<>();
    private final Map<WebhookId, Told> told = new HashMap<>();
    private Map<WebhookId, Subscription> subscriptions = Map.of();
    private boolean active = true;
    private boolean away;

    void happens(Noticed... more) {
        happened.addAll(List.of(more));
    }

    void subscribes(IdentityId identity, long seq) {
        subscribe(identity, List.of(new Position(SHARD, seq)), List.of());
    }

    void replays(Replay replay) {
        Subscription now = subscriptions.values().iterator().next();
        subscribe(now.owner(), now.webhook().told(), List.of(replay));
    }

    private void subscribe(IdentityId identity, List<Position> from, List<Replay> replays) {
        WebhookId id = WebhookId.of(identity.routing(), 1);
        Webhook webhook = new Webhook(id, Set.of(NoticeKind.values()), false, Happened.NOW, 1, KEY, KEY, from, replays);
        StoredToken secret = new StoredToken(
                WebhookBookId.of(identity),
                KEY,
                CommandId.of(identity.routing(), 1),
                TokenField.WEBHOOK_SECRET,
                "https://hook.example",
                Octets.EMPTY);
        subscriptions = Map.of(id, new Subscription(webhook, identity, URI.create("https://hook.example/in"), secret));
    }

    void removes() {
        subscriptions = Map.of();
    }

    void deactivates() {
        active = false;
    }

    void away(boolean elsewhere) {
        away = elsewhere;
    }

    Map<WebhookId, Told> kept() {
        return told;
    }

    @Override
    public Map<WebhookId, Subscription> now() {
        return subscriptions;
    }

    @Override
    public boolean concerns(Subscription subscription, Noticed noticed) {
        return active && noticed.concerns(subscription.owner());
    }

    @Override
    public Optional<WebhookBook> book(IdentityId identity) {
        return Optional.empty();
    }

    @Override
    public Optional<WebhookBook> bookOf(WebhookId webhook) {
        return Optional.empty();
    }

    @Override
    public List<WebhookBook> books() {
        return List.of();
    }

    @Override
    public long revision() {
        return 0;
    }

    @Override
    public int shards() {
        return SHARD + 1;
    }

    @Override
    public long applied(int shard) {
        if (away || shard != SHARD) {
            throw new ViewUnavailableException("it is elsewhere");
        }
        return happened.stream()
                .mapToLong(noticed -> noticed.position().seq())
                .max()
                .orElse(0);
    }

    @Override
    public List<Noticed> notices(int shard, long after, long through, int most) {
        return happened.stream()
                .filter(noticed ->
                        noticed.position().seq() > after && noticed.position().seq() <= through)
                .limit(most)
                .toList();
    }

    @Override
    public Map<WebhookId, Told> read(int shard) {
        return Map.copyOf(told);
    }

    @Override
    public void write(int shard, WebhookId webhook, Told now) {
        told.put(webhook, now);
    }

    @Override
    public void forget(int shard, WebhookId webhook) {
        told.remove(webhook);
    }
}
