package io.credledger.cli.refresh;

import io.credledger.ledger.Fact.CredentialRefreshed;
import io.credledger.ledger.Fact.ReauthorisationRequired;
import io.credledger.ledger.Fact.RefreshOutcomeUnknown;
import java.util.List;

/**
 * What became of a grant.
 *
 * @param kept whether what the ledger hands out is good at the provider
 * @param shown the connection's status, and the reason where it has one
 * @param unknown whether the log says that an outcome was unknown
 * @param requests how often one and the same refresh token came in at most
 * @param reuses how often the provider saw a used one again after its grace
 */
record Fate(boolean kept, String shown, boolean unknown, int requests, int reuses) {

    static final String CONNECTED = "connected";
    static final String ANSWER_LOST = "needs_reauth, answer-lost";

    /** Once it is decided. */
    static Fate of(Stage stage, Grant grant) throws Exception {
        String shown = stage.shown(grant);
        return new Fate(
                shown.equals(CONNECTED) && stage.isHandedOutGood(grant),
                shown,
                stage.log.has(grant.connection(), RefreshOutcomeUnknown.class),
                stage.providers.mostRequestsOfOneToken(grant),
                stage.providers.family(grant).reuses());
    }

    /** Whether the log says how all of them ended. */
    static boolean areDecided(Stage stage, List<Grant> grants) {
        return grants.stream()
                .allMatch(grant -> stage.log.has(grant.connection(), CredentialRefreshed.class)
                        || stage.log.has(grant.connection(), ReauthorisationRequired.class));
    }

    /** As the table shows it. */
    String cell() {
        return kept ? (requests > 1 ? "kept, asked twice" : "kept") : "**lost**: " + shown;
    }
}
