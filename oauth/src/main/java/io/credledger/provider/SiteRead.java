package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One place of a {@link ProviderSite} where the account is read. They are asked in order, and each adds to the facts of those before. */
public final class SiteRead {

    private final AccountSource source;
    private final AccountRead definition;
    private final Map<String, String> place;
    private final ScopeSeparator separator;

    /** @param place the values of the installation's own names, {@code base_url} and {@code host} */
    SiteRead(AccountSource source, AccountRead definition, Map<String, String> place, ScopeSeparator separator) {
        this.source = source;
        this.definition = definition;
        this.place = Map.copyOf(place);
        this.separator = separator;
    }

    public AccountSource source() {
        return source;
    }

    /** Whether a refusal there is no failure. */
    public boolean optional() {
        return definition.optional();
    }

    /**
     * What is known after this place has answered.
     *
     * @param before what the places before it said
     * @param answer its JSON, or the ID token's claims
     * @param header the answer's header of a name, null where it has none
     * @throws ContradictoryAccountException where it is about another account than those before
     */
    public AccountFacts read(AccountFacts before, JsonNode answer, Function<String, @Nullable String> header) {
        Map<AccountField, String> fields = new EnumMap<>(AccountField.class);
        for (AccountField field : AccountField.values()) {
            Optional<String> value = value(field, answer, fields);
            String known = before.fields().get(field);
            if (field == AccountField.UID
                    && known != null
                    && value.isPresent()
                    && !value.orElseThrow().equals(known)) {
                throw new ContradictoryAccountException();
            }
            Optional.ofNullable(known).or(() -> value).ifPresent(it -> fields.put(field, it));
        }
        return before.plus(new AccountFacts(fields, scopes(answer, header)));
    }

    private Optional<String> value(AccountField field, JsonNode answer, Map<AccountField, String> fields) {
        UnaryOperator<String> encoding =
                field == AccountField.AVATAR_URL ? SiteRead::encoded : UnaryOperator.identity();
        Map<String, String> known = new HashMap<>(place);
        fields.forEach((earlier, value) -> known.put(earlier.word(), encoding.apply(value)));
        return definition.ways(field).stream()
                .map(way -> way.of(answer, known, encoding))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private @Nullable Set<String> scopes(JsonNode answer, Function<String, @Nullable String> header) {
        if (definition.scopesHeader() != null) {
            String value = header.apply(definition.scopesHeader());
            return value == null ? null : separator.split(value);
        }
        JsonNode node = definition.scopes() == null ? null : answer.at(definition.scopes());
        if (node == null || node.isMissingNode() || node.isNull()) {
            return null;
        }
        Set<String> scopes = new LinkedHashSet<>();
        if (node.isTextual()) {
            return separator.split(node.textValue());
        }
        node.forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
