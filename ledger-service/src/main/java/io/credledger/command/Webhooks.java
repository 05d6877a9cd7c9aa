package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.TOO_MANY_WEBHOOKS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_WEBHOOK;
import static io.credledger.ledger.RefusalReason.WEBHOOK_EXISTS;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of what: subscribed, told again, no longer told. Whether somebody may be told of everybody's is the edge's to check. */
final class Webhooks {

    /** Each costs a request for each notice. */
    static final int MOST_OPEN = 20;

    private final ShardState state;
    private final Residents residents;

    Webhooks(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision subscribe(Command.SubscribeWebhook command) {
        RefusalReason reason = cannotSubscribe(command);
        return reason != null
                ? Decision.refused(reason)
                : Decision.happened(
                        command.target(),
                        new Fact.WebhookSubscribed(
                                command.identity(),
                                command.webhook(),
                                command.kinds(),
                                command.allConnections(),
                                command.told(),
                                command.detailsKey(),
                                command.tokenKey()));
    }

    private @Nullable RefusalReason cannotSubscribe(Command.SubscribeWebhook command) {
        if (!isAtHome(command.target(), command.identity())) {
            return MISROUTED;
        }
        RefusalReason unfit = residents.unfit(command.identity());
        if (unfit != null) {
            return unfit;
        }
        List<Webhook> open = open(command.identity());
        if (open.stream().anyMatch(one -> one.id().equals(command.webhook()))) {
            return WEBHOOK_EXISTS;
        }
        return open.size() < MOST_OPEN ? null : TOO_MANY_WEBHOOKS;
    }

    Decision remove(Command.RemoveWebhook command) {
        RefusalReason reason = cannotChange(command.target(), command.identity(), command.webhook());
        return reason != null
                ? Decision.refused(reason)
                : Decision.happened(command.target(), new Fact.WebhookRemoved(command.webhook()));
    }

    Decision replay(Command.ReplayWebhook command) {
        RefusalReason reason = cannotChange(command.target(), command.identity(), command.webhook());
        return reason != null
                ? Decision.refused(reason)
                : Decision.happened(command.target(), new Fact.WebhookReplayed(command.webhook(), command.from()));
    }

    private @Nullable RefusalReason cannotChange(WebhookBookId book, IdentityId identity, WebhookId webhook) {
        if (!isAtHome(book, identity)) {
            return MISROUTED;
        }
        if (residents.isErased(identity)) {
            return HANDLE_ERASED;
        }
        return open(identity).stream().anyMatch(one -> one.id().equals(webhook)) ? null : UNKNOWN_WEBHOOK;
    }

    private static boolean isAtHome(WebhookBookId book, IdentityId identity) {
        return WebhookBookId.of(identity).equals(book);
    }

    /** That all of them end; nothing where there is none. */
    Stream<Happening> ending(IdentityId identity) {
        return open(identity).stream()
                .map(one -> new Happening(WebhookBookId.of(identity), new Fact.WebhookRemoved(one.id())));
    }

    private List<Webhook> open(IdentityId identity) {
        WebhookBook book = state.find(WebhookBookId.of(identity), WebhookBook.class);
        return book == null ? List.of() : book.open();
    }

    /** Every data key that its webhooks ever had. */
    static List<DataKeyId> keys(ShardState state, IdentityId identity) {
        WebhookBook book = state.find(WebhookBookId.of(identity), WebhookBook.class);
        return book == null ? List.of() : book.keys();
    }
}
