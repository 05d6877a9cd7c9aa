package io.credledger.operation;

import io.credledger.hook.Outcome;
import io.credledger.hook.Standing;
import io.credledger.ledger.Details.WebhookTarget;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookId;
import io.credledger.operation.WebhookCard.Delivered;
import io.credledger.session.Caller;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is shown of webhooks. */
public final class WebhookCards {

    private final Desk desk;
    private final Function<WebhookId, Standing> standings;

    public WebhookCards(Desk desk, Function<WebhookId, Standing> standings) {
        this.desk = desk;
        this.standings = standings;
    }

    WebhookCard of(WebhookBook book, Webhook webhook, Caller caller) {
        Optional<WebhookTarget> target = desk.view()
                .event(book.id(), webhook.seq())
                .flatMap(event -> desk.opener().open(event, WebhookTarget.class));
        boolean own = book.identity().equals(caller.id());
        return new WebhookCard(
                webhook.id().value(),
                new Names(desk.directory()).of(book.identity()),
                own ? target.map(WebhookTarget::url).orElse(null) : null,
                target.map(WebhookTarget::origin).orElse(null),
                webhook.kinds().stream().map(NoticeKind::slug).sorted().toList(),
                webhook.allConnections(),
                webhook.since(),
                delivered(standings.apply(webhook.id())));
    }

    private static Delivered delivered(Standing standing) {
        @Nullable Outcome outcome = standing.lastOutcome();
        return new Delivered(
                standing.told().stream().map(Position::toString).toList(),
                standing.waiting(),
                standing.waitingSince(),
                standing.failures(),
                outcome == null ? null : outcome.slug(),
                standing.lastAttemptAt());
    }
}
