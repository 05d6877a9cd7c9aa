package io.credledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of transparency-dev/merkle, where they lie beside the checkout; many of them prove nothing. */
class PublicVectorsTest {

    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "merkle", "testdata");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> inclusion() throws IOException {
        return below("inclusion");
    }

    static List<Path> consistency() throws IOException {
        return below("consistency");
    }

    /** What is missing is told by the one test that is skipped. */
    private static List<Path> below(String kind) throws IOException {
        Path directory = VECTORS.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return List.of(directory);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void inclusion(Path file) throws IOException {
        JsonNode vector = read(file);
        long size = vector.get("treeSize").longValue();
        boolean proved = includes(vector, size, vector.get("leafIdx").longValue());
        assertThat(proved)
                .as(vector.path("desc").asText())
                .isEqualTo(!vector.path("wantErr").booleanValue());
    }

    private static boolean includes(JsonNode vector, long size, long leaf) {
        try {
            return size > 0
                    && Proofs.includes(
                            new TreeHead(size, hash(vector.get("root"))),
                            leaf,
                            hash(vector.get("leafHash")),
                            proof(vector));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource
    void consistency(Path file) throws IOException {
        JsonNode vector = read(file);
        boolean proved = continues(vector);
        assertThat(proved)
                .as(vector.path("desc").asText())
                .isEqualTo(!vector.path("wantErr").booleanValue());
    }

    private static boolean continues(JsonNode vector) {
        try {
            return Proofs.continues(head(vector, "1"), head(vector, "2"), proof(vector));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TreeHead head(JsonNode vector, String which) {
        return new TreeHead(vector.get("size" + which).longValue(), hash(vector.get("root" + which)));
    }

    private static JsonNode read(Path file) throws IOException {
        assumeTrue(Files.isRegularFile(file), "the public vectors are not beside this checkout: " + file);
        return JSON.readTree(file.toFile());
    }

    /** Some roots are no hashes, where only equality matters: another hash stands for each. */
    private static TreeHash hash(JsonNode base64) {
        byte[] bytes = bytes(base64);
        return bytes.length == TreeHash.LENGTH || bytes.length == 0 ? TreeHash.of(bytes) : TreeHash.leaf(bytes);
    }

    private static byte[] bytes(JsonNode base64) {
        return base64 == null || base64.isNull()
                ? new byte[0]
                : Base64.getDecoder().decode(base64.textValue());
    }

    private static List<TreeHash> proof(JsonNode vector) {
        List<TreeHash> proof = new ArrayList<>();
        for (JsonNode hash : vector.path("proof")) {
            proof.add(TreeHash.of(bytes(hash)));
        }
        return proof;
    }
}
