package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;

/** Naming a connection without its id. */
class ConnectionReferenceTest extends ClientTest {

    private static final String ONE = "GET /v1/connections/" + Answers.CON;

    @Test
    void byProviderAndName() {
        server.on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION)).on(ONE, 200, Answers.CONNECTION);

        assertThat(cli.run("connections", "show", "github/main").code()).isZero();
        assertThat(server.lines()).containsExactly("GET /v1/connections?provider=github&name=main&limit=20", ONE);
    }

    @Test
    void byKey() {
        server.on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION)).on(ONE, 200, Answers.CONNECTION);

        assertThat(cli.run("connections", "show", "vault:default:github:connection:alice/main")
                        .code())
                .isZero();
        assertThat(server.lines().get(0))
                .isEqualTo("GET /v1/connections?key=vault%3Adefault%3Agithub%3Aconnection%3Aalice%2Fmain&limit=20");
    }

    @Test
    void aLiveOneGoesBeforeADisconnectedOne() {
        String gone = Answers.CONNECTION.replace(Answers.CON, "con_gone").replace("connected", "disconnected");
        server.on("GET /v1/connections", 200, Answers.page(gone, Answers.CONNECTION))
                .on(ONE, 200, Answers.CONNECTION);

        assertThat(cli.run("connections", "show", "github/main").code()).isZero();
    }

    @Test
    void severalAreRefusedWithTheirIds() {
        server.on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION, Answers.FOREIGN_CONNECTION));

        Outcome outcome = cli.run("connections", "disconnect", "github/main");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains(Answers.CON, Answers.OTHER_CON);
    }

    @Test
    void noneIsNotFound() {
        server.on("GET /v1/connections", 200, Answers.page());

        assertThat(cli.run("connections", "show", "github/main").code()).isEqualTo(3);
    }

    @Test
    void aBareWordIsNoName() {
        assertThat(cli.run("connections", "show", "main").code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }
}
