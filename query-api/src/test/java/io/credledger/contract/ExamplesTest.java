package io.credledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.apidoc.OpenApi;
import io.credledger.apidoc.Operation;
import io.credledger.http.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final OpenApi API = OpenApi.read();

    /** YAML has no bytes to show. */
    private static final String BYTES = "application/octet-stream";

    static Stream<Operation> operations() {
        return API.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyBodyHasAnExampleThatIsOneOfItsKind(Operation operation) {
        operation.request().ifPresent(ExamplesTest::requireExamples);
        operation.responses().values().forEach(ExamplesTest::requireExamples);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyParameterThatMustBeThereHasAnExample(Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("required").asBoolean()) {
                assertThat(parameter.has("example"))
                        .as(parameter.get("name").asText())
                        .isTrue();
                assertThat(Contract.differences(parameter.get("schema"), parameter.get("example")))
                        .as(parameter.get("name").asText())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationMaySucceedAndMayFail(Operation operation) {
        assertThat(operation.responses().keySet()).anyMatch(status -> status.compareTo("400") < 0);
        if (operation.path().startsWith("/v1")) {
            assertThat(operation.path().endsWith("oauth-authorization-server")
                            || operation.responses().containsKey("default"))
                    .isTrue();
        }
    }

    /** Whoever adds a type of problem names it there. */
    @Test
    void everyTypeOfProblemIsNamed() {
        List<String> named = new ArrayList<>();
        API.root().at("/components/schemas/Problem/properties/type/x-slugs").forEach(slug -> named.add(slug.asText()));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::slug)
                        .toList());
    }

    /** An answer with a field that nobody described is found out by it. */
    @Test
    void everyObjectOfAnAnswerIsClosed() {
        for (Operation operation : API.operations()) {
            operation
                    .responses()
                    .forEach((status, response) -> response.path("content")
                            .forEach(media -> requireClosed(operation + " " + status, media.path("schema"))));
        }
        API.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> requireClosed(schema.getKey(), schema.getValue()));
    }

    private static void requireClosed(String where, JsonNode schema) {
        if (schema.has("properties")) {
            assertThat(schema.path("additionalProperties").isBoolean())
                    .as(where)
                    .isTrue();
        }
        if (schema instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(inner -> !inner.getKey().equals("example"))
                    .forEach(inner -> requireClosed(where + "." + inner.getKey(), inner.getValue()));
        } else {
            schema.forEach(inner -> requireClosed(where, inner));
        }
    }

    private static void requireExamples(JsonNode holder) {
        holder.path("content").properties().forEach(content -> {
            JsonNode example = content.getValue().get("example");
            if (content.getKey().equals(BYTES)) {
                return;
            }
            assertThat(example).as(content.getKey()).isNotNull();
            assertThat(Contract.differences(content.getValue().get("schema"), example))
                    .as(content.getKey())
                    .isEmpty();
        });
    }
}
