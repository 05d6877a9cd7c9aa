package io.credledger.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the browser checks proofs with, against trees made the slow way, and the public vectors where they lie beside the checkout. */
@NeedsNode
class MerkleScriptTest {

    private static final Path SCRIPT =
            Path.of("..", "query-api", "src", "main", "resources", "web", "app", "merkle.js");
    private static final Path CHECK =
            Path.of("src", "test", "resources", "io", "credledger", "cli", "interop", "merkle-check.mjs");
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "merkle", "testdata");

    @TempDir
    private Path directory;

    @Test
    void thePagesCheckProvesWhatIsSoAndNothingElse() throws Exception {
        // Beside no package.json a script is a module by its name only.
        Path module = Files.copy(SCRIPT, directory.resolve("merkle.mjs"));
        List<String> command = new ArrayList<>(Node.command(CHECK));
        command.addAll(List.of(module.toString(), VECTORS.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        JsonNode told = new ObjectMapper().readTree(said.lines().reduce("", (before, line) -> line));
        assertThat(told.path("checks").asInt()).isGreaterThan(3_000);
        assertThat(told.path("wrong")).as(said).isEmpty();
    }
}
