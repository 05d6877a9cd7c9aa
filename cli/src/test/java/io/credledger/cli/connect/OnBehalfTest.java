package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import io.credledger.token.TokenPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that knows only a handle gets what that person shared with it, and learns nothing else. */
class OnBehalfTest {

    private static final String NONE = "invalid_target";

    @SuppressWarnings("NullAway.Init")
    private TokenDesk desk;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId main;

    @BeforeEach
    void open() throws Exception {
        desk = new TokenDesk(TokenPolicy.DEFAULT);
        main = desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TokenDesk.Told ask(String... more) {
        String[] form = new String[more.length + 4];
        System.arraycopy(new String[] {"audience", "gitlab", "on_behalf_of", "alice"}, 0, form, 0, 4);
        System.arraycopy(more, 0, form, 4, more.length);
        return desk.ask(desk.job, form);
    }

    @Test
    void whatIsSharedIsThePersonsAndTheJobIsTheActor() {
        desk.share(desk.bench.alice, main, "job");

        assertThat(ask().text("access_token")).isEqualTo("token-1");

        assertThat(desk.record().caller()).isEqualTo(desk.job.id());
        assertThat(desk.record().subject()).isEqualTo(desk.bench.alice.id());
        assertThat(desk.record().connection()).isEqualTo(main);
        assertThat(ask("purpose", "background").text("access_token")).isEqualTo("token-1");
    }

    @Test
    void whatIsNotSharedIsNotThereNorIsWhoIsNobody() {
        assertThat(ask().refusal()).isEqualTo(NONE);
        assertThat(desk.ask(desk.job, "audience", "gitlab", "on_behalf_of", "nobody")
                        .refusal())
                .isEqualTo(NONE);
        assertThat(desk.ask(desk.job, "resource", "urn:credledger:connection:" + main, "on_behalf_of", "alice")
                        .refusal())
                .isEqualTo(NONE);
    }

    @Test
    void onlyWhatIsSharedIsChosenFrom() {
        ConnectionId other = desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "default");
        desk.share(desk.bench.alice, main, "job");

        assertThat(ask().text("access_token")).isEqualTo("token-1");
        assertThat(desk.record().connection()).isEqualTo(main);

        desk.share(desk.bench.alice, other, "job");
        ask();
        assertThat(desk.record().connection()).isEqualTo(other);
    }

    @Test
    void anothersConnectionIsNotThePersonsThoughTheJobMayUseIt() {
        ConnectionId bobs = desk.bearer(Bench.GITLAB, desk.bench.bob, "bob", "main");
        desk.share(desk.bench.bob, bobs, "job");
        String resource = "urn:credledger:connection:" + bobs;

        assertThat(desk.ask(desk.job, "resource", resource, "on_behalf_of", "alice")
                        .refusal())
                .isEqualTo(NONE);
        assertThat(desk.ask(desk.job, "resource", resource).text("access_token"))
                .isEqualTo("token-1");
    }

    @Test
    void sharedConnectionsGoByName() {
        desk.share(desk.bench.alice, main, "job");

        assertThat(desk.ask(desk.job, "audience", "gitlab", "credledger_connection", "alice/main")
                        .text("access_token"))
                .isEqualTo("token-1");
        assertThat(desk.ask(desk.bench.bob, "audience", "gitlab", "credledger_connection", "alice/main")
                        .refusal())
                .isEqualTo(NONE);
        assertThat(desk.ask(desk.job, "audience", "gitlab").refusal()).isEqualTo(NONE);
    }

    @Test
    void itGoesWithTheCallersOwnTokenOnly() {
        desk.share(desk.bench.alice, main, "job");

        assertThat(ask("subject_token", desk.apiToken("job")).text("access_token"))
                .isEqualTo("token-1");
        assertThat(ask("subject_token", desk.apiToken("alice")).refusal()).isEqualTo("invalid_request");
    }

    @Test
    void ofAProviderThatTakesTheSubjectsOwnTokenItServesTheBackgroundOnly() {
        ConnectionId passing = desk.bearer(TokenDesk.PASSING, desk.bench.alice, "alice", "main");
        desk.share(desk.bench.alice, passing, "job");

        assertThat(desk.ask(desk.job, "audience", "passing", "on_behalf_of", "alice")
                        .refusal())
                .isEqualTo("invalid_request subject-token-not-a-jwt");
        assertThat(desk.ask(desk.job, "audience", "passing", "on_behalf_of", "alice", "purpose", "background")
                        .text("access_token"))
                .isEqualTo("token-1");
    }
}
