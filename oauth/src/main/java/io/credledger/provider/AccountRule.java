package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The account can be read of what the definition has, and its uid always. */
final class AccountRule implements DefinitionRule {

    private static final Set<String> OURS =
            Set.of("authorization", "cookie", "host", "content-length", "transfer-encoding", "connection");

    @Override
    public void check(Definition definition) {
        boolean uid = false;
        int i = 0;
        for (JsonNode read : definition.at("account")) {
            String field = "account[" + i + "]";
            source(definition, field + ".from", read.path("from").asText());
            headers(definition, field + ".headers", read);
            definition.require(
                    !read.has("scopes") || !read.has("scopes_header"), field + ".scopes", "must be in one place");
            values(definition, field, read);
            uid |= !read.path("uid").isEmpty() || read.path("uid").isTextual();
            i++;
        }
        definition.require(uid || i == 0, "account", "must say where the uid is");
    }

    private static void source(Definition definition, String field, String from) {
        boolean discovery = definition.flag("endpoints.discovery");
        if (from.equals(AccountRead.USERINFO)) {
            definition.require(
                    discovery || definition.has("endpoints.userinfo"), field, "must have the endpoint userinfo");
        }
        if (from.equals(AccountRead.ID_TOKEN)) {
            definition.require(
                    discovery || definition.has("endpoints.jwks"), field, "must have the endpoints issuer and jwks");
            definition.require(
                    definition.lists("scopes.required", "openid") && !definition.is("scopes.enforced_by", "ledger"),
                    field,
                    "must have the scope openid required");
        }
    }

    private static void headers(Definition definition, String field, JsonNode read) {
        boolean got = !List.of(AccountRead.ID_TOKEN, AccountRead.USERINFO)
                .contains(read.path("from").asText());
        definition.require(got || read.path("headers").isEmpty(), field, "must be for a URL");
        read.path("headers").properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            definition.require(!OURS.contains(name), field + "." + name, "must not be set");
        });
    }

    private static void values(Definition definition, String path, JsonNode read) {
        Set<String> known = new HashSet<>(Set.of("base_url", "host"));
        for (AccountField account : AccountField.values()) {
            JsonNode ways = read.path(account.word());
            String field = path + "." + account.word();
            if (ways.isTextual()) {
                value(definition, field, ways.textValue(), known);
            }
            for (JsonNode way : ways) {
                value(definition, field, way.asText(), known);
            }
            known.add(account.word());
        }
    }

    private static void value(Definition definition, String field, String text, Set<String> known) {
        FieldValue value = new FieldValue(text);
        Set<String> names = value.template().names();
        definition.require(
                value.isPointer() || (value.template().wellFormed() && !names.isEmpty()),
                field,
                "must be a JSON pointer, or have names in braces");
        for (String name : names) {
            definition.require(
                    name.startsWith("/") ? name.matches("(/([^~/]|~[01])*)+") : known.contains(name),
                    field,
                    "must have no names but JSON pointers, {base_url}, {host} and fields before it");
        }
    }
}
