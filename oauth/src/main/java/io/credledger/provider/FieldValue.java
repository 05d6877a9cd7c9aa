package io.credledger.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How one field of an account is had of an answer.
 *
 * @param text a JSON pointer (RFC 6901), {@code /login}, or a template of pointers and of what is known: {@code {/id}-{/user}}, {@code {login}@{host}}
 */
public record FieldValue(String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldValue {}

    boolean isPointer() {
        return text.startsWith("/");
    }

    Template template() {
        return new Template(isPointer() ? "{" + text + "}" : text);
    }

    /** Empty where a part of it is not there. What an answer says is encoded before it is put into a longer text. */
    Optional<String> of(JsonNode answer, Map<String, String> known, UnaryOperator<String> encoding) {
        if (isPointer()) {
            return scalar(answer, text);
        }
        Map<String, String> values = new HashMap<>();
        for (String name : template().names()) {
            if (name.startsWith("/")) {
                scalar(answer, name).ifPresent(value -> values.put(name, encoding.apply(value)));
            }
        }
        known.forEach(values::put);
        return template().filled(values);
    }

    private static Optional<String> scalar(JsonNode answer, String pointer) {
        JsonNode node = answer.at(JsonPointer.compile(pointer));
        return node.isTextual() || node.isIntegralNumber()
                ? Optional.of(node.asText()).filter(value -> !value.isBlank())
                : Optional.empty();
    }
}
