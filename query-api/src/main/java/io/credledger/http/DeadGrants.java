package io.credledger.http;

import io.credledger.ledger.Handle;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionQuery;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Desk;
import io.credledger.operation.ReauthNotice;
import io.credledger.session.Caller;
import io.credledger.view.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of their own needs a person, for the page that they come home to. */
final class DeadGrants {

    private static final int MOST_SHOWN = 20;

    private final Desk desk;

    DeadGrants(Desk desk) {
        this.desk = desk;
    }

    List<Map<String, Object>> of(Caller caller, Handle self) {
        ConnectionQuery own = new ConnectionQuery(self, null, "needs_reauth", null, null, null);
        return new ConnectionRegister(desk)
                .list(caller, own, new PageRequest(null, MOST_SHOWN)).items().stream()
                        .flatMap(DeadGrants::shown)
                        .toList();
    }

    private static Stream<Map<String, Object>> shown(ConnectionCard card) {
        ReauthNotice notice = card.statusReason();
        return notice == null ? Stream.empty() : Stream.of(model(card, notice));
    }

    private static Map<String, Object> model(ConnectionCard card, ReauthNotice notice) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("key", card.key() == null ? card.id() : card.key());
        model.put("why", notice.detail());
        model.put("link", notice.reconnect() == null ? false : notice.reconnect());
        return model;
    }
}
