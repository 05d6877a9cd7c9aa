package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.broker.Durability;
import io.credledger.cli.campaign.Journal.Entry;
import io.credledger.ledger.Handle;
import java.util.List;

/** An installation under load, and all that must hold of it once the load has ended. */
final class Campaign implements AutoCloseable {
    private static final int SHARDS = 3;
    private static final int CLIENTS = 4;

    private final Installation installation;
    private final Cast cast;
    private final CommittedLog before;
    private final Http http;
    private final Journal journal = new Journal();
    private final Load load;

    private Campaign(Installation installation, Cast cast) {
        this.installation = installation;
        this.cast = cast;
        this.before = CommittedLog.read(installation.admin(), SHARDS);
        this.http = new Http(installation.url());
        this.load = new Load(new PatientClient(http), journal);
    }

    /** Founds a ledger and lets the clients begin. */
    static Campaign begin(Places places, Durability durability, long seed) throws Exception {
        Installation installation = Installation.found(places, SHARDS, durability);
        try {
            Campaign campaign = new Campaign(installation, Cast.assemble(installation, CLIENTS));
            campaign.load.start(campaign.cast.people(), campaign.cast.admin(), seed);
            return campaign;
        } catch (Exception | AssertionError e) {
            installation.close();
            throw e;
        }
    }

    Installation installation() {
        return installation;
    }

    Load load() {
        return load;
    }

    Journal journal() {
        return journal;
    }

    Person admin() {
        return cast.admin();
    }

    /** That what was acknowledged is on the log. Needs nothing but a broker. */
    void requireNothingLost(List<Entry> acknowledged) {
        new LogRules(CommittedLog.read(installation.admin(), SHARDS)).requireNothingLost(acknowledged);
    }

    /** Ends the load and holds the log, the view and the answers to what the clients were told. */
    void verify() throws Exception {
        load.finish();
        Cast.awaitReady(http);
        CommittedLog log = CommittedLog.read(installation.admin(), SHARDS);
        report(log);
        LogRules rules = new LogRules(log);
        rules.requireOrder();
        rules.requireGrantAndForgeTogether();
        rules.requireNothingLost(journal.acknowledged());
        rules.requireNothingElse(before, journal);
        rules.requireOneAnswerEach(installation.admin());
        requireViews(log);
        AnswerRules answers = new AnswerRules(http, journal);
        answers.requireOutcomes();
        answers.requireSameAnswers();
        answers.requireOtherRequestsRefused();
        assertThat(CommittedLog.read(installation.admin(), SHARDS).size())
                .as("events after everything was asked for again")
                .isEqualTo(log.size());
        assertThat(load.client().serverErrors()).as("answers 500").isZero();
    }

    private void requireViews(CommittedLog log) throws Exception {
        ViewRules views = new ViewRules(http, cast, log, journal);
        views.awaitApplied();
        views.requireConnections();
        views.requireIdentities(cast.admin().pseudonyms().identity(Handle.SERVER));
        views.requireForges();
        views.requireProviderClient();
    }

    private void report(CommittedLog log) {
        PatientClient client = load.client();
        System.out.printf(
                "  %d acknowledged, %d refused as they had to be, %d events; asked %d times more, %d answers were 202%n",
                journal.acknowledgedCount(), journal.refused().size(), log.size(), client.again(), client.pending());
        installation.endedByThemselves().forEach(end -> System.out.println("  started again: " + end));
    }

    @Override
    public void close() {
        load.close();
        installation.close();
    }
}
