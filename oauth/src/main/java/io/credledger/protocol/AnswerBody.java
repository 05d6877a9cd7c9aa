package io.credledger.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.credledger.outbound.OutboundAnswer;
import io.credledger.secret.RevealsSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** An answer's body as a JSON object, whatever its content type says; GitHub answers in form encoding when it has not seen the Accept header. */
final class AnswerBody {

    /** What is recycled stays with its thread, and there are tokens in it. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerBody() {}

    @RevealsSecret(reason = "tokens are read where they arrive, and become secrets again at once")
    static Optional<ObjectNode> object(OutboundAnswer answer) {
        String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return answer.revealTo(
                bytes -> type.startsWith("application/x-www-form-urlencoded") ? form(bytes) : json(bytes));
    }

    private static Optional<ObjectNode> json(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException quotesTheBody) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> form(byte[] bytes) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        URLUtils.parseParameters(new String(bytes, StandardCharsets.UTF_8))
                .forEach((name, values) -> object.put(name, values.get(0)));
        return Optional.of(object);
    }
}
