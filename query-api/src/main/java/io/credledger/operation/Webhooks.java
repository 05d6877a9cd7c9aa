package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.InvalidOriginException;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenField;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.hook.HookSecret;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.WebhookTarget;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.outbound.TargetRule;
import io.credledger.session.Caller;
import io.credledger.view.InvalidCursorException;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import io.credledger.view.WebhookView;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks: made, listed, told again, removed. */
public final class Webhooks {

    private final Desk desk;
    private final WebhookView view;
    private final WebhookCards cards;

    public Webhooks(Desk desk, WebhookView view, WebhookCards cards) {
        this.desk = desk;
        this.view = view;
        this.cards = cards;
    }

    /**
     * Subscribes. The webhook's id follows from the command's, so a repeat finds the one of the first time, whose secret is not the one just made and
     * was shown then.
     */
    public Done<Subscribed> subscribe(Ask ask, Caller caller, NewWebhook wanted) {
        if (wanted.allConnections() && !caller.isAdmin()) {
            throw EdgeReason.FORBIDDEN.refusal();
        }
        Origin origin = origin(wanted.url());
        WebhookBookId book = WebhookBookId.of(caller.id());
        WebhookId id = WebhookId.of(desk.commands().id(ask, book));
        HookSecret secret = HookSecret.generate();
        AtomicReference<@Nullable DataKeyId> made = new AtomicReference<>();
        Committed committed = desk.commits().commit(ask, book, () -> {
            try (CommandDraft draft = desk.commands().begin(ask, book)) {
                DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
                made.set(details);
                Command command = new Command.SubscribeWebhook(
                        book,
                        caller.id(),
                        id,
                        wanted.kinds(),
                        wanted.allConnections(),
                        reached(),
                        details,
                        draft.newKey(KeyPurpose.TOKEN));
                return draft.finish(
                        command,
                        new WebhookTarget(
                                wanted.url(),
                                origin.value(),
                                draft.seal(TokenField.WEBHOOK_SECRET, origin, secret.text())));
            }
        });
        return view.book(caller.id())
                .flatMap(now -> now.find(id)
                        .filter(webhook -> webhook.detailsKey().equals(made.get()))
                        .map(webhook -> cards.of(now, webhook, caller)))
                .map(card -> new Done<>(new Subscribed(card, secret), committed.position()))
                .orElseThrow(() -> EdgeReason.SECRET_ALREADY_SHOWN.refusal(Map.of("id", id.value())));
    }

    /** A founded shard has an event: where none is applied, this process does not have the shard now, and all of it would be told. */
    private List<Position> reached() {
        List<Position> positions = desk.view().positions();
        if (positions.stream().anyMatch(position -> position.seq() == 0)) {
            throw EdgeReason.UNAVAILABLE.refusal();
        }
        return positions;
    }

    private Origin origin(String url) {
        try {
            URI target = new URI(url);
            Origin origin = Origin.ofAnyHttp(target);
            if (!TargetRule.permits(target, desk.allowed())) {
                throw EdgeReason.INVALID_REQUEST.refusal(
                        "url",
                        "must be https at a public address, without user and fragment; an operator can allow a host by"
                                + " CREDLEDGER_OUTBOUND_ALLOWED_HOSTS");
            }
            return origin;
        } catch (URISyntaxException e) {
            // Its message quotes the text.
            throw EdgeReason.INVALID_REQUEST.refusal("url", "must be a URL");
        } catch (InvalidOriginException e) {
            throw EdgeReason.INVALID_REQUEST.refusal("url", String.valueOf(e.getMessage()));
        }
    }

    /** The caller's own; an admin sees everybody's. In order of ids. */
    public Page<WebhookCard> list(Caller caller, PageRequest page) {
        String after = page.cursor() == null ? "" : cursor(page.cursor());
        Stream<WebhookBook> books = caller.isAdmin() ? view.books().stream() : view.book(caller.id()).stream();
        List<WebhookCard> found = books.flatMap(book -> book.open().stream().map(webhook -> new Entry(book, webhook)))
                .filter(entry -> entry.id().compareTo(after) > 0)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .limit(page.limit() + 1L)
                .map(entry -> cards.of(entry.book(), entry.webhook(), caller))
                .toList();
        List<WebhookCard> shown = found.subList(0, Math.min(found.size(), page.limit()));
        return new Page<>(
                shown, found.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
    }

    private record Entry(WebhookBook book, Webhook webhook) {
        String id() {
            return webhook.id().value();
        }
    }

    private static String cursor(String text) {
        try {
            return new WebhookId(text).value();
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }

    /** Everything of an identity, for its export. */
    public List<WebhookCard> of(IdentityId identity, Caller caller) {
        return view.book(identity).stream()
                .flatMap(book -> book.open().stream().map(webhook -> cards.of(book, webhook, caller)))
                .toList();
    }

    public Position remove(Ask ask, Caller caller, WebhookId id) {
        return change(ask, caller, id, book -> new Command.RemoveWebhook(book.id(), book.identity(), id));
    }

    /** Tells again what was told from a position on, or from a time on in all shards. */
    public Position replay(Ask ask, Caller caller, WebhookId id, From from) {
        return change(
                ask,
                caller,
                id,
                book -> new Command.ReplayWebhook(
                        book.id(), book.identity(), id, new Beginnings(desk.view()).of(from)));
    }

    /** From where; exactly one of the two. */
    public record From(
            @Nullable Position position, @Nullable Instant time) {}

    @FunctionalInterface
    private interface Change {
        Command of(WebhookBook book);
    }

    /** Of an own webhook, or, for an admin, of anybody's. Who may not know of it learns nothing. */
    private Position change(Ask ask, Caller caller, WebhookId id, Change change) {
        WebhookBook book = view.bookOf(id)
                .filter(found -> found.identity().equals(caller.id()) || caller.isAdmin())
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_WEBHOOK));
        return desk.commits()
                .commit(ask, book.id(), () -> seal(ask, book.identity(), change.of(book)))
                .position();
    }

    private CommandMessage seal(Ask ask, IdentityId owner, Command command) {
        Optional<Identity> identity = desk.view().identity(owner).map(Row::state);
        Identity known = identity.orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
        try (CommandDraft draft = desk.commands().begin(ask, command.target());
                DataKey key = desk.keyring().lend(owner, known.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, new Details.Nothing(), key);
        }
    }
}
