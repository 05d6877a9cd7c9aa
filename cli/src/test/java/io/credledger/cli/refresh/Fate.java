package io.credledger.cli.refresh;

import io.credledger.demo.FamilyRecord;
import io.credledger.ledger.Fact.CredentialRefreshed;
import io.credledger.ledger.Fact.ReauthorisationRequired;
import io.credledger.ledger.Fact.RefreshOutcomeUnknown;
import io.credledger.ledger.ReauthReason;
import java.util.List;

/**
 * What became of a grant.
 *
 * @param kept whether what the ledger hands out is good at the provider
 * @param unknown whether the log says that an outcome was unknown
 * @param reauth why the log says that a person is needed; empty where it does not
 * @param requests how often one and the same refresh token came in at most
 * @param reuses how often the provider saw a used one again after its grace
 */
record Fate(boolean kept, boolean unknown, List<ReauthReason> reauth, int requests, int reuses) {

    /** Once the attempts are over. */
    static Fate of(Stage stage, Grant grant) throws Exception {
        FamilyRecord family = stage.providers.family(grant);
        List<ReauthReason> reauth = stage.log.facts(grant.connection(), ReauthorisationRequired.class).stream()
                .map(ReauthorisationRequired::reason)
                .toList();
        return new Fate(
                reauth.isEmpty() && stage.isHandedOutGood(grant),
                stage.log.has(grant.connection(), RefreshOutcomeUnknown.class),
                reauth,
                stage.providers.mostRequestsOfOneToken(grant),
                family.reuses());
    }

    /** Whether there is a fate yet. */
    static boolean isDecided(Stage stage, Grant grant) {
        return stage.log.has(grant.connection(), CredentialRefreshed.class)
                || stage.log.has(grant.connection(), ReauthorisationRequired.class);
    }

    /** As the table shows it. */
    String cell() {
        String asked = requests > 1 ? ", asked twice" : "";
        return kept ? "kept" + asked : "**lost**: needs_reauth, answer-lost" + asked;
    }
}
