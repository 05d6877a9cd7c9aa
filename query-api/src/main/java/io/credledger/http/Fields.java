package io.credledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each asked for by name and type; what nobody asked for is an error. {@code null} counts as left out. Errors
 * name the field and the rule, never the value.
 */
final class Fields {

    private static final String PRINTABLE = "[A-Za-z0-9_.-]{1,64}";

    private final JsonNode object;
    private final String prefix;
    private final Set<String> asked = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    private Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    static Fields parse(byte[] body) {
        JsonNode node = Json.read(body);
        if (!node.isObject()) {
            throw ProblemException.of(ProblemType.MALFORMED_JSON);
        }
        return new Fields(node, "");
    }

    boolean has(String name) {
        asked.add(name);
        return object.hasNonNull(name);
    }

    /** Whether it is there, if only as null. */
    boolean mentions(String name) {
        asked.add(name);
        return object.has(name);
    }

    String text(String name, int maxLength) {
        String text = optionalText(name, maxLength);
        if (text == null) {
            throw ProblemException.invalid(prefix + name, "is required");
        }
        return text;
    }

    @Nullable
    String optionalText(String name, int maxLength) {
        if (!has(name)) {
            return null;
        }
        return text(object.get(name), prefix + name, maxLength);
    }

    private static String text(JsonNode node, String name, int maxLength) {
        if (!node.isTextual()) {
            throw ProblemException.invalid(name, "must be a string");
        }
        String text = node.textValue();
        if (text.isEmpty()) {
            throw ProblemException.invalid(name, "must not be empty");
        }
        if (text.length() > maxLength) {
            throw ProblemException.field(
                    ProblemType.LIMIT_EXCEEDED, name, "must have at most " + maxLength + " characters");
        }
        if (!isWellFormed(text)) {
            throw ProblemException.invalid(name, "must be well-formed Unicode without control characters");
        }
        return text;
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }

    /** A text that has a rule of its own; {@code parser} throws what {@link Rules} understands. */
    <T> T parsed(String name, int maxLength, Function<String, T> parser) {
        return Rules.check(prefix + name, text(name, maxLength), parser);
    }

    <T> @Nullable T optionalParsed(String name, int maxLength, Function<String, T> parser) {
        String text = optionalText(name, maxLength);
        return text == null ? null : Rules.check(prefix + name, text, parser);
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!object.get(name).isBoolean()) {
            throw ProblemException.invalid(prefix + name, "must be true or false");
        }
        return object.get(name).booleanValue();
    }

    @Nullable
    Long optionalWhole(String name, long min, long max) {
        if (!has(name)) {
            return null;
        }
        JsonNode node = object.get(name);
        if (!node.canConvertToExactIntegral()
                || !node.canConvertToLong()
                || node.longValue() < min
                || node.longValue() > max) {
            throw ProblemException.invalid(prefix + name, "must be a whole number from " + min + " to " + max);
        }
        return node.longValue();
    }

    List<String> texts(String name, int maxItems, int maxLength) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode node = object.get(name);
        if (!node.isArray()) {
            throw ProblemException.invalid(prefix + name, "must be an array of strings");
        }
        if (node.size() > maxItems) {
            throw ProblemException.field(
                    ProblemType.LIMIT_EXCEEDED, prefix + name, "must have at most " + maxItems + " items");
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(text(item, prefix + name, maxLength)));
        return List.copyOf(texts);
    }

    /** RFC 3339. */
    @Nullable
    Instant optionalTime(String name) {
        String text = optionalText(name, 64);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(prefix + name, "must be a time of RFC 3339");
        }
    }

    SecretToken secret(String name) {
        SecretToken secret = optionalSecret(name);
        if (secret == null) {
            throw ProblemException.invalid(prefix + name, "is required");
        }
        return secret;
    }

    @Nullable
    SecretToken optionalSecret(String name) {
        if (!has(name)) {
            return null;
        }
        if (!object.get(name).isTextual()) {
            throw ProblemException.invalid(prefix + name, "must be a string");
        }
        String text = object.get(name).textValue();
        // RFC 6749 appendix A, RFC 7617 section 2: none has any, and whoever is handed one puts it in a header.
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(prefix + name, "must be without control characters");
        }
        try {
            return SecretToken.fromUserInput(text);
        } catch (SecretRefusedException e) {
            ProblemType type = e.rule() == SecretRefusedException.Rule.TOO_LONG
                    ? ProblemType.LIMIT_EXCEEDED
                    : ProblemType.INVALID_REQUEST;
            throw ProblemException.field(type, prefix + name, e.rule().text());
        }
    }

    /** An object whose fields are as strict as the outer ones. */
    @Nullable
    Fields optionalObject(String name) {
        if (!has(name)) {
            return null;
        }
        Fields fields = new Fields(requireObject(name), prefix + name + ".");
        inner.add(fields);
        return fields;
    }

    /** An object that is kept as it is. */
    @Nullable
    String optionalRaw(String name, int maxBytes) {
        if (!has(name)) {
            return null;
        }
        byte[] json = Json.write(requireObject(name));
        if (json.length > maxBytes) {
            throw ProblemException.field(
                    ProblemType.LIMIT_EXCEEDED, prefix + name, "must have at most " + maxBytes + " bytes as JSON");
        }
        return new String(json, java.nio.charset.StandardCharsets.UTF_8);
    }

    private JsonNode requireObject(String name) {
        if (!object.get(name).isObject()) {
            throw ProblemException.invalid(prefix + name, "must be an object");
        }
        return object.get(name);
    }

    /** To be called when everything was asked for. */
    void done() {
        inner.forEach(Fields::done);
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                String shown = name.matches(PRINTABLE) ? prefix + name : "a field";
                throw ProblemException.invalid(shown, "is not a field of this request");
            }
        }
    }
}
