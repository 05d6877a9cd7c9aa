package io.credledger.http;

import io.credledger.hook.HookSecret;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookId;
import io.credledger.operation.Done;
import io.credledger.operation.NewWebhook;
import io.credledger.operation.Subscribed;
import io.credledger.operation.WebhookCard;
import io.credledger.operation.Webhooks;
import io.credledger.operation.Webhooks.From;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhooks}. */
final class WebhookRoutes {

    private static final int POSITION = 64;

    private final Webhooks webhooks;

    WebhookRoutes(Services services) {
        this.webhooks = services.webhooks();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.WEBHOOK_SUBSCRIBE, this::subscribe);
        routes.put(Route.WEBHOOK_LIST, call -> call.page(webhooks.list(call.caller(), call.page())));
        routes.put(Route.WEBHOOK_REMOVE, this::remove);
        routes.put(Route.WEBHOOK_REPLAY, this::replay);
    }

    private void subscribe(Call call) {
        Fields fields = call.json();
        NewWebhook wanted =
                new NewWebhook(fields.text("url", Limits.URL), kinds(fields), fields.flag("all_connections"));
        fields.done();
        Done<Subscribed> done = webhooks.subscribe(call.ask(), call.caller(), wanted);
        WebhookCard card = done.what().card();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", card.id());
        answer.put("url", card.url());
        answer.put("types", card.types());
        answer.put("all_connections", card.allConnections());
        answer.put("created_at", card.createdAt());
        try (HookSecret secret = done.what().secret()) {
            answer.put("secret", secret.reveal());
        }
        call.at(done.position()).header("Cache-Control", "no-store").answer(201, answer);
    }

    /** All, where none is named. */
    private static Set<NoticeKind> kinds(Fields fields) {
        List<String> named = fields.texts("types", NoticeKind.values().length, Limits.NAME);
        EnumSet<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
        named.forEach(one -> kinds.add(Rules.check("types", one, NoticeKind::ofSlug)));
        return kinds.isEmpty() ? EnumSet.allOf(NoticeKind.class) : kinds;
    }

    private void remove(Call call) {
        call.at(webhooks.remove(call.ask(), call.caller(), id(call))).noContent();
    }

    private void replay(Call call) {
        Fields fields = call.json();
        String text = fields.text("from", POSITION);
        fields.done();
        Position position = webhooks.replay(call.ask(), call.caller(), id(call), from(text));
        call.at(position).noContent();
    }

    private static From from(String text) {
        try {
            return new From(Position.parse(text), null);
        } catch (InvalidIdException notAPosition) {
            return new From(null, time(text));
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("from", "must be <shard>:<seq> or a time of RFC 3339");
        }
    }

    private static WebhookId id(Call call) {
        return call.path("id", WebhookId::new, ProblemType.UNKNOWN_WEBHOOK);
    }
}
