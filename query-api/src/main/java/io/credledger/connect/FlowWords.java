package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.Refusal;
import io.credledger.ledger.Details.FlowFailure;
import io.credledger.ledger.Fact;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.operation.Desk;
import io.credledger.view.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a failed flow. The provider's own words stay sealed: they may quote anything. Which scopes were missing is ours to say.
 */
final class FlowWords {

    private static final String MISSING = "missing_scopes";

    /** A flow has two events at most. */
    private static final int EVENTS = 2;

    private final Desk desk;

    FlowWords(Desk desk) {
        this.desk = desk;
    }

    static Refusal missing(Collection<String> scopes) {
        return new Refusal(
                EdgeReason.SCOPE_MISSING.slug(),
                "",
                "",
                Map.of(
                        "detail",
                        "A scope that is required was not granted: " + String.join(" ", scopes),
                        MISSING,
                        List.copyOf(scopes)));
    }

    /** What is kept of a refusal beside its slug: the missing scopes, which have no spaces (RFC 6749 section 3.3). */
    static @Nullable String missingOf(Refusal refusal) {
        return refusal.members().get(MISSING) instanceof List<?> scopes
                ? String.join(" ", scopes.stream().map(String::valueOf).toList())
                : null;
    }

    Refusal of(FlowId flow, String slug) {
        if (slug.equals(EdgeReason.SCOPE_MISSING.slug())) {
            Optional<String> scopes = failure(flow).map(FlowFailure::description);
            if (scopes.isPresent()) {
                return missing(List.of(scopes.get().split(" ")));
            }
        }
        return new Refusal(slug, "", "", Map.of());
    }

    private Optional<FlowFailure> failure(FlowId flow) {
        return desk.view().history(flow, new PageRequest(null, EVENTS)).items().stream()
                .filter(FlowWords::isFailure)
                .findFirst()
                .flatMap(event -> desk.opener().open(event, FlowFailure.class));
    }

    private static boolean isFailure(LedgerEvent event) {
        return event.fact() instanceof Fact.FlowFailed;
    }
}
