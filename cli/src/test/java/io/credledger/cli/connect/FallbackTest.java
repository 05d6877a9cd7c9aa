package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ReauthReason;
import io.credledger.token.TokenPolicy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's connection stands in for one that is not there, where the operator lets it, and says so. */
class FallbackTest {

    private static final String PROJECT = "vault:default:gitlab:connection:server/project";
    private static final String NOT_ALLOWED = "invalid_target fallback-not-allowed";

    @SuppressWarnings("NullAway.Init")
    private TokenDesk desk;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId servers;

    @BeforeEach
    void open() throws Exception {
        desk = new TokenDesk(
                new TokenPolicy(false, Set.of("gitlab", "passing", PROJECT), Duration.ofSeconds(60), false));
        servers = desk.bearer(Bench.GITLAB, desk.bench.admin, "server", "default");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TokenDesk.Told ask(String fallback) {
        return desk.ask(desk.bench.alice, "audience", "gitlab", "fallback", fallback);
    }

    @Test
    void whoHasNoneGetsTheServersAndIsToldSo() {
        assertThat(ask("server").text("credledger_fallback")).isEqualTo("true");

        assertThat(desk.record().fallback()).isTrue();
        assertThat(desk.record().connection()).isEqualTo(servers);
        assertThat(desk.record().subject()).isEqualTo(desk.bench.alice.id());
        assertThat(desk.ask(desk.bench.alice, "audience", "gitlab").refusal()).isEqualTo("invalid_target");
    }

    @Test
    void aProjectsOwnIsNamedByItsKey() {
        assertThat(ask(PROJECT).refusal()).isEqualTo("invalid_target");

        ConnectionId project = desk.bearer(Bench.GITLAB, desk.bench.admin, "server", "project");

        assertThat(ask(PROJECT).text("credledger_fallback")).isEqualTo("true");
        assertThat(desk.record().connection()).isEqualTo(project);
    }

    @Test
    void whoHasOneGetsTheirOwn() {
        ConnectionId own = desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");

        assertThat(ask("server").text("credledger_fallback")).isEmpty();

        assertThat(desk.record().connection()).isEqualTo(own);
        assertThat(desk.record().fallback()).isFalse();
    }

    @Test
    void oneThatNeedsANewConsentIsOne() throws Exception {
        ConnectionId own = new Grants(desk.bench).refreshable(desk.bench.alice, "alice", Duration.ofHours(1));
        new FakeRefresher(desk.bench, own).starts().givesUp(ReauthReason.GRANT_DEAD);
        desk.bench.time.of(Duration.ofHours(1));

        assertThat(ask("server").refusal()).isEqualTo("invalid_grant needs-reauth");

        assertThat(desk.record().fallback()).isFalse();
    }

    @Test
    void aDisconnectedOneIsNone() {
        ConnectionId own = desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");
        desk.disconnect(desk.bench.alice, own);

        assertThat(ask("server").text("credledger_fallback")).isEqualTo("true");
    }

    @Test
    void whatTheOperatorDoesNotAllowIsRefusedAlsoWhereItIsNotNeeded() {
        desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");
        desk.bearer(TokenDesk.SWAPPING, desk.bench.admin, "server", "default");

        assertThat(ask("vault:default:gitlab:connection:server/other").refusal())
                .isEqualTo(NOT_ALLOWED);
        assertThat(desk.ask(desk.bench.alice, "audience", "swapping", "fallback", "server")
                        .refusal())
                .isEqualTo(NOT_ALLOWED);
        assertThat(ask("vault:default:gitlab:connection:alice/main").refusal()).isEqualTo("invalid_request");
        assertThat(ask("github").refusal()).isEqualTo("invalid_request");
    }

    @Test
    void aKeyOfAnotherProviderIsNoTarget() {
        desk.bearer(Bench.GITLAB, desk.bench.admin, "server", "project");

        assertThat(desk.ask(desk.bench.alice, "audience", "github", "fallback", PROJECT)
                        .refusal())
                .isEqualTo("invalid_target");
    }

    @Test
    void itNeverReplacesTheSubjectsOwnToken() {
        desk.bearer(TokenDesk.PASSING, desk.bench.admin, "server", "default");

        assertThat(desk.ask(desk.bench.alice, "audience", "passing", "fallback", "server")
                        .refusal())
                .isEqualTo("invalid_request subject-token-not-a-jwt");
    }

    @Test
    void aJobForSomebodyWithoutOneGetsTheServers() {
        assertThat(desk.ask(
                                desk.job,
                                "audience",
                                "gitlab",
                                "on_behalf_of",
                                "alice",
                                "fallback",
                                "server",
                                "purpose",
                                "background")
                        .text("credledger_fallback"))
                .isEqualTo("true");
        assertThat(desk.ask(desk.bench.bob, "audience", "gitlab", "on_behalf_of", "alice", "fallback", "server")
                        .refusal())
                .isEqualTo("unauthorized_client");
        assertThat(desk.ask(desk.job, "audience", "gitlab", "on_behalf_of", "nobody", "fallback", "server")
                        .refusal())
                .isEqualTo("invalid_target");

        desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");
        assertThat(desk.ask(desk.job, "audience", "gitlab", "on_behalf_of", "alice", "fallback", "server")
                        .refusal())
                .isEqualTo("invalid_target");
    }
}
