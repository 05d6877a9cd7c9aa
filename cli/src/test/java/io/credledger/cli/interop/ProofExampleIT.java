package io.credledger.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page on proofs as it stands: a verifier in Node that shares no code with the ledger. */
@NeedsNode
class ProofExampleIT {

    private static final Path SCRIPT =
            Path.of("../docs/examples/proofs/verify.mjs").toAbsolutePath().normalize();

    @TempDir
    private Path home;

    @Test
    void aStrangersVerifierAgreesAndFindsWhatWasChanged() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(home.resolve("ledger"), Map.of())) {
            Person auditor = ledger.person("auditor", "auditor");
            Files.writeString(home.resolve("auditor.token"), auditor.token() + "\n");
            String position = connection(ledger.person("ann"));
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> !auditor.get("/v1/audit/proof?position=" + position)
                            .is(200)
                            .json()
                            .get("checkpoint")
                            .isNull());

            assertThat(verify(auditor, position)).contains("signed heads of", position + " is leaf ");
            connection(ledger.person("bea"));
            assertThat(verify(auditor)).contains(" continues: ");

            Path kept = home.resolve("heads.note");
            Files.writeString(kept, Files.readString(kept).replaceFirst("/events/0 [0-9]+ ", "/events/0 99 "));
            assertThatThrownBy(() -> verify(auditor)).hasMessageContaining("the signature is false");
        }
    }

    private static String connection(Person owner) throws Exception {
        return owner.post("/v1/connections", """
                {"provider": "github", "kind": "bearer", "access_token": "made-up"}""")
                .is(201)
                .response()
                .headers()
                .firstValue("Ledger-Position")
                .orElseThrow();
    }

    private String verify(Person auditor, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(Node.command(SCRIPT));
        command.addAll(List.of(arguments));
        return ClientExamplesIT.run(command, home, "http://127.0.0.1:" + auditor.port());
    }
}
