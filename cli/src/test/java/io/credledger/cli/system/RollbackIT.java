package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that was put back to yesterday: the ledger runs, answers, signs nothing more, and says why. */
class RollbackIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HEADS = "state/query-api/checkpoint-heads";

    @TempDir
    private Path directory;

    @Test
    void aLogThatWasPutBackIsNotSignedAnyMoreAndSaysSo() throws Exception {
        Path data = directory.resolve("data");
        try (UpProcess up = UpProcess.start(directory, Map.of())) {
            Person admin = up.admin();
            admin.registers("ann").stores("github", "main", "token");
            awaitSigned(admin);
            assertThat(part(admin).path("degraded").booleanValue()).isFalse();
        }
        Path yesterday = directory.resolve("yesterday");
        copy(data, yesterday);
        String last;
        try (UpProcess up = UpProcess.start(directory.resolve("again"), data, Map.of())) {
            Person admin = up.admin();
            admin.registers("bea").stores("github", "main", "token");
            awaitSigned(admin);
            last = Files.readString(data.resolve(HEADS));
        }
        DurableFile.tree(data.resolve("broker")).forEach(RollbackIT::delete);
        DurableFile.tree(data.resolve("state")).forEach(RollbackIT::delete);
        copy(yesterday.resolve("broker"), data.resolve("broker"));
        copy(yesterday.resolve("state"), data.resolve("state"));
        Files.writeString(data.resolve(HEADS), last);
        try (UpProcess up = UpProcess.start(directory.resolve("put-back"), data, Map.of())) {
            Person admin = up.admin();
            await().atMost(SOON).until(() -> part(admin).path("degraded").booleanValue());
            assertThat(part(admin).get("ready").booleanValue()).isTrue();
            assertThat(part(admin).get("reason").asText())
                    .matches("nothing is signed any more: the tree [a-z]+-[0-9] has fewer leaves than were signed.*");
            admin.get("/v1/identities/ann").is(200);
            admin.registers("cid").stores("github", "main", "token");
            assertThat(Files.readString(data.resolve(HEADS))).isEqualTo(last);
        }
    }

    private static void awaitSigned(Person admin) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            String heads = admin.get("/v1/audit/checkpoint").is(200).json().asText();
            for (JsonNode part : admin.get("/health/ready").is(200).json().get("parts")) {
                assertThat(part.get("ready").booleanValue()).isTrue();
            }
            return Stream.of(0, 1, 2, 3).allMatch(shard -> isSigned(admin, heads, shard));
        });
    }

    private static boolean isSigned(Person admin, String heads, int shard) {
        try {
            long size = Stream.of(heads.split("\n", -1))
                    .filter(line -> line.contains("/events/" + shard + " "))
                    .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                    .findFirst()
                    .orElse(0);
            return admin.get("/v1/audit/proof?log=events-" + shard + "&index=" + size)
                            .response()
                            .statusCode()
                    == 404;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode part(Person admin) throws Exception {
        for (JsonNode part : admin.get("/health/ready").json().get("parts")) {
            if (part.get("name").asText().equals("checkpoints")) {
                return part;
            }
        }
        throw new AssertionError("there must be a part for checkpoints");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new IllegalStateException("a test's own file must be deletable", e);
        }
    }
}
