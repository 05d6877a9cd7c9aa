package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.TOO_MANY_WEBHOOKS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_WEBHOOK;
import static io.credledger.ledger.RefusalReason.WEBHOOK_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Cause;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.EraseIdentity;
import io.credledger.ledger.Command.RemoveWebhook;
import io.credledger.ledger.Command.ReplayWebhook;
import io.credledger.ledger.Command.ShredIdentity;
import io.credledger.ledger.Command.SubscribeWebhook;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Replay;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Webhooks: subscribed, told again, removed one by one and with their identity. */
class WebhooksTest {

    private static final WebhookBookId BOOK = WebhookBookId.of(BEN);
    private static final List<Position> TOLD = List.of(new Position(0, 7));

    private final Specification spec = Specification.ofOneShard();
    private final Command ben = new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of());

    private static WebhookId webhook(int number) {
        return WebhookId.of(BEN.routing(), number);
    }

    private SubscribeWebhook subscribe(int number) {
        return new SubscribeWebhook(
                BOOK,
                BEN,
                webhook(number),
                Set.of(NoticeKind.DISCONNECTED),
                false,
                TOLD,
                spec.ledger.newKey(),
                spec.ledger.newKey());
    }

    private static Fact subscribed(SubscribeWebhook command) {
        return new Fact.WebhookSubscribed(
                BEN, command.webhook(), command.kinds(), false, TOLD, command.detailsKey(), command.tokenKey());
    }

    private WebhookBook book() {
        return Objects.requireNonNull(spec.shard.find(BOOK, WebhookBook.class));
    }

    @Test
    void somebodySubscribes() {
        SubscribeWebhook command = subscribe(1);

        spec.given(ben).when(command).thenItHappens(subscribed(command));
    }

    @Test
    void oneWebhookIsMadeOnce() {
        spec.given(ben, subscribe(1)).when(subscribe(1)).thenItIsRefused(WEBHOOK_EXISTS);
    }

    @Test
    void nobodyIsToldByMoreThanTwenty() {
        spec.given(ben);
        for (int number = 0; number < Webhooks.MOST_OPEN; number++) {
            spec.given(subscribe(number));
        }
        spec.when(subscribe(99)).thenItIsRefused(TOO_MANY_WEBHOOKS);
        spec.given(new RemoveWebhook(BOOK, BEN, webhook(3)));
        SubscribeWebhook another = subscribe(99);
        spec.when(another).thenItHappens(subscribed(another));
    }

    @Test
    void whoIsInactiveDoesNotSubscribe() {
        spec.given(ben, new DeactivateIdentity(BEN)).when(subscribe(1)).thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void aBookIsItsIdentitys() {
        Command inAdasBook = new SubscribeWebhook(
                WebhookBookId.of(ADA),
                BEN,
                webhook(1),
                Set.of(NoticeKind.TRANSFERRED),
                false,
                TOLD,
                spec.ledger.newKey(),
                spec.ledger.newKey());

        spec.given(ben).when(inAdasBook).thenItIsRefused(MISROUTED);
    }

    @Test
    void aRemovedWebhookIsGone() {
        spec.given(ben, subscribe(1))
                .when(new RemoveWebhook(BOOK, BEN, webhook(1)))
                .thenItHappens(new Fact.WebhookRemoved(webhook(1)));
        spec.when(new RemoveWebhook(BOOK, BEN, webhook(1))).thenItIsRefused(UNKNOWN_WEBHOOK);
        spec.when(new ReplayWebhook(BOOK, BEN, webhook(1), TOLD)).thenItIsRefused(UNKNOWN_WEBHOOK);
    }

    @Test
    void ofEachShardTheLatestReplayStands() {
        List<Position> both = List.of(new Position(0, 2), new Position(1, 5));
        spec.given(ben, subscribe(1), new ReplayWebhook(BOOK, BEN, webhook(1), both));
        spec.when(new ReplayWebhook(BOOK, BEN, webhook(1), List.of(new Position(0, 4))))
                .thenItHappens(new Fact.WebhookReplayed(webhook(1), List.of(new Position(0, 4))));

        assertThat(book().find(webhook(1)).orElseThrow().replays())
                .extracting(Replay::from)
                .containsExactly(new Position(1, 5), new Position(0, 4));
    }

    @Test
    void whoIsDeactivatedIsToldNothingMore() {
        spec.given(ben, subscribe(1), subscribe(2))
                .when(new DeactivateIdentity(BEN))
                .thenItHappens(
                        new Fact.IdentityDeactivated(2),
                        new Fact.WebhookRemoved(webhook(1)),
                        new Fact.WebhookRemoved(webhook(2)));
        assertThat(book().open()).isEmpty();
    }

    @Test
    void withAnErasedPersonTheKeysOfTheirWebhooksGoToo() {
        SubscribeWebhook removed = subscribe(1);
        SubscribeWebhook open = subscribe(2);
        spec.given(ben, removed, new RemoveWebhook(BOOK, BEN, webhook(1)), open);
        DataKeyId own =
                Objects.requireNonNull(spec.shard.find(BEN, Identity.class)).detailsKey();
        spec.when(new EraseIdentity(BEN))
                .thenItHappens(new Fact.IdentityErased(2), new Fact.WebhookRemoved(webhook(2)));

        spec.byCascade()
                .when(new ShredIdentity(BEN, new Cause(EventId.of(1, 2), new Position(0, 9))))
                .thenItHappensUnsealed(
                        new Fact.DataKeyShredded(removed.detailsKey()),
                        new Fact.DataKeyShredded(removed.tokenKey()),
                        new Fact.DataKeyShredded(open.detailsKey()),
                        new Fact.DataKeyShredded(open.tokenKey()),
                        new Fact.DataKeyShredded(own));
    }

    @Test
    void nothingIsDecidedAboutAnErasedPersonsWebhooks() {
        spec.given(ben, subscribe(1), new EraseIdentity(BEN))
                .when(new RemoveWebhook(BOOK, BEN, webhook(1)))
                .thenItIsRefused(HANDLE_ERASED);
        spec.when(subscribe(2)).thenItIsRefused(HANDLE_ERASED);
    }
}
