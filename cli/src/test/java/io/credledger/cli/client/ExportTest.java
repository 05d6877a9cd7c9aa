package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A person's own data goes where it is wanted, whole or not at all. */
class ExportTest extends ClientTest {

    private static final String ROUTE = "GET /v1/identities/bob/export";
    private static final String DATA = "{\"identity\":{\"handle\":\"bob\"},\n\"events\":[]}";

    private Path file() {
        return home.resolve("bob.json");
    }

    @Test
    void itIsPrintedAsItComes() {
        server.on(ROUTE, 200, DATA);

        Outcome outcome = cli.run("identity", "export", "bob");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo(DATA + "\n");
    }

    @Test
    void aFileIsForItsOwnerAlone() throws IOException {
        server.on(ROUTE, 200, DATA);

        Outcome outcome = cli.run("identity", "export", "bob", "--save-to", file().toString());

        assertThat(outcome.code()).isZero();
        assertThat(file()).hasContent(DATA);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsRefusedLeavesNoFile() {
        server.on(ROUTE, 404, Problems.body(404, "unknown-identity", "There is no such identity"));

        Outcome outcome = cli.run("identity", "export", "bob", "--save-to", file().toString());

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatExistsStaysAsItIs() throws IOException {
        server.on(ROUTE, 200, DATA);
        Files.writeString(file(), "mine");

        Outcome outcome = cli.run("identity", "export", "bob", "--save-to", file().toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(file()).hasContent("mine");
        assertThat(server.seen()).isEmpty();
    }
}
