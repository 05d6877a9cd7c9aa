package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of another system, and what the page's statements make of them. */
final class SampleTables {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleTables() {}

    /** From PostgreSQL where there is one; else the rows are there already, as they were when there was. */
    static void takeOut(Path examples, Shell shell) throws IOException, InterruptedException {
        Path accounts = shell.directory().resolve("accounts.ndjson");
        Path projects = shell.directory().resolve("projects.ndjson");
        Optional<Postgres> started = Postgres.start();
        if (started.isPresent()) {
            Files.delete(accounts);
            Files.delete(projects);
            try (Postgres postgres = started.get()) {
                shell.run("psql -Xq -v ON_ERROR_STOP=1 -f schema.sql -f sample.sql", postgres.environment());
                shell.run("bash -e postgresql.sh", postgres.environment());
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts)))
                    .isEqualTo("rw-------");
        }
        assertThat(trees(accounts)).isEqualTo(trees(examples.resolve("accounts.ndjson")));
        assertThat(trees(projects)).isEqualTo(trees(examples.resolve("projects.ndjson")));
    }

    private static List<JsonNode> trees(Path rows) throws IOException {
        List<JsonNode> trees = new ArrayList<>();
        for (String row : Files.readAllLines(rows)) {
            trees.add(JSON.readTree(row));
        }
        return trees;
    }
}
