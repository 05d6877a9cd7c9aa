package io.credledger.hook;

import io.credledger.ledger.Details.WebhookTarget;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.StoredToken;
import io.credledger.view.LedgerView;
import io.credledger.view.Noticed;
import io.credledger.view.WebhookView;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As the books and roles in the view say. What the subscriptions are is kept until a book changes; what somebody may know is looked up each time. For one thread. */
final class BookAudience implements Audience {

    private static final Logger LOG = LoggerFactory.getLogger(BookAudience.class);
    private static final long NEVER = -1;

    private final LedgerView view;
    private final WebhookView webhooks;
    private final DetailsOpener opener;
    private Map<WebhookId, Subscription> known = Map.of();
    private long revision = NEVER;

    BookAudience(LedgerView view, WebhookView webhooks, DetailsOpener opener) {
        this.view = view;
        this.webhooks = webhooks;
        this.opener = opener;
    }

    @Override
    public Map<WebhookId, Subscription> now() {
        long current = webhooks.revision();
        if (current != revision) {
            known = load();
            revision = current;
        }
        return known;
    }

    private Map<WebhookId, Subscription> load() {
        Map<WebhookId, Subscription> all = new LinkedHashMap<>();
        for (WebhookBook book : webhooks.books()) {
            for (Webhook webhook : book.open()) {
                subscription(book, webhook).ifPresent(one -> all.put(webhook.id(), one));
            }
        }
        return all;
    }

    /** One that does not open is no reason to be silent towards others. */
    private Optional<Subscription> subscription(WebhookBook book, Webhook webhook) {
        WebhookBookId id = book.id();
        try {
            return view.event(id, webhook.seq())
                    .flatMap(event -> opener.open(event, WebhookTarget.class)
                            .map(target -> new Subscription(
                                    webhook,
                                    book.identity(),
                                    URI.create(target.url()),
                                    StoredToken.of(
                                            id,
                                            webhook.tokenKey(),
                                            event.header().command(),
                                            target))));
        } catch (BrokenSealException | IllegalArgumentException e) {
            LOG.error("where webhook {} goes does not open; it is told nothing", webhook.id());
            return Optional.empty();
        }
    }

    @Override
    public boolean concerns(Subscription subscription, Noticed noticed) {
        return subscription.webhook().kinds().contains(noticed.kind())
                && isActive(subscription.owner())
                && (noticed.concerns(subscription.owner())
                        || (subscription.webhook().allConnections()
                                && view.admins().contains(subscription.owner())));
    }

    private boolean isActive(IdentityId identity) {
        return view.identity(identity).filter(row -> row.state().active()).isPresent();
    }
}
