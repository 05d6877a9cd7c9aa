package io.credledger.cli.audit.shown;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Pager;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every identity and every connection that a server shows, held to the log. The server goes on working meanwhile: it must have read as far as the
 * log was read here, and what it shows of later is looked for in what the log got since.
 */
public final class ViewsCheck {

    private static final String PLACE = "the server's view";
    private static final int NOT_FOUND = 404;
    private static final ApiRequest IDENTITIES = ApiRequest.get("v1", "identities");
    private static final ApiRequest CONNECTIONS = ApiRequest.get("v1", "connections");

    private final Session session;
    private final LogStates log;
    private final Later later;
    private final ShownNames names;
    private final Fit fit;
    private long compared;

    /**
     * @param session with somebody who may read all
     * @param log what it came to
     * @param later what it gets since
     */
    public ViewsCheck(Session session, LogStates log, Later later, Scratch scratch, IdentityId server) {
        this.session = session;
        this.log = log;
        this.later = later;
        this.names = new ShownNames(scratch, server, this::identity);
        this.fit = new Fit(names, log);
    }

    /**
     * Looks at everything that is shown.
     *
     * @return how much that was
     * @throws DiscrepancyException when the log tells something else
     */
    public long run() {
        for (Position end : log.ends()) {
            session.read(ApiRequest.get("v1", "whoami").query("min_position", end));
        }
        each(IDENTITIES, names::learn);
        each(IDENTITIES, this::check);
        each(CONNECTIONS, this::check);
        later.run(this::check);
        log.forEachLeft(id -> {
            throw new DiscrepancyException(PLACE, "does not show " + id + ", of which the log tells");
        });
        return compared;
    }

    private void each(ApiRequest list, Consumer<JsonNode> what) {
        Pager pager = session.pages(list, Long.MAX_VALUE);
        while (pager.hasMore()) {
            pager.next().forEach(what);
        }
    }

    private Optional<JsonNode> identity(String handle) {
        try {
            return Optional.of(session.read(ApiRequest.get("v1", "identities", handle)));
        } catch (ProblemException e) {
            if (e.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void check(JsonNode shown) {
        String id = shown.path("id").asText();
        EntityState state = log.find(id);
        long version = shown.path("version").asLong();
        if (!LogStates.isShown(id)) {
            throw new DiscrepancyException(PLACE, "shows something that has no id");
        }
        if (state == null || state.version() < version) {
            later.expect(id, shown);
            return;
        }
        if (state.version() > version) {
            throw new DiscrepancyException(
                    PLACE, "shows " + id + " as it was at version " + version + ", and the log has had more of it");
        }
        check(id, shown, state);
    }

    private void check(String id, JsonNode shown, EntityState state) {
        if (fit.difference(shown, state).isPresent()) {
            // Somebody may have been forgotten between the answer that names them and this one.
            each(IDENTITIES, names::learn);
            fit.difference(shown, state).ifPresent(field -> {
                throw new DiscrepancyException(
                        PLACE,
                        "shows another " + field + " of " + id + " than the log tells at version " + state.version());
            });
        }
        compared++;
        log.drop(id);
    }
}
