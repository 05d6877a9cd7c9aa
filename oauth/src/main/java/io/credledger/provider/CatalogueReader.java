package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file's definitions on top of those known before it: adds, replaces and extends. */
final class CatalogueReader {

    private static final List<DefinitionRule> RULES =
            List.of(new EndpointRule(), new TemplateRule(), new AccountRule(), new GrantRule(), new GitRule());

    private static final CatalogueSchema SCHEMA = new CatalogueSchema();

    private final Map<String, ObjectNode> providers;
    private final Map<String, ObjectNode> dialects;
    private final Problems problems;

    CatalogueReader(CatalogueContents known, Problems problems) {
        this.providers = new LinkedHashMap<>(known.providers());
        this.dialects = new LinkedHashMap<>(known.dialects());
        this.problems = problems;
    }

    /** @throws CatalogueException with everything that is wrong, here and before */
    CatalogueContents read(JsonNode root) {
        for (Error error : SCHEMA.errors(root)) {
            SchemaProblem problem = new SchemaProblem(error);
            problems.add(id(root.path("providers").path(problem.definition())), problem.path(), problem.rule());
        }
        root.path("dialects").properties().forEach(dialect -> dialect(dialect.getKey(), dialect.getValue()));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < root.path("providers").size(); i++) {
            JsonNode definition = root.path("providers").path(i);
            String id = id(definition);
            if (id != null && !ids.add(id)) {
                problems.add(id, "providers[" + i + "].id", "must be defined once");
            }
            if (definition instanceof ObjectNode object) {
                definition(object, id, "providers[" + i + "]");
            }
        }
        problems.throwIfAny();
        return new CatalogueContents(providers, dialects);
    }

    private void dialect(String name, JsonNode dialect) {
        if (dialect instanceof ObjectNode given) {
            ObjectNode complete = given.deepCopy();
            SCHEMA.complete("dialect", complete);
            if (dialects.putIfAbsent(name, complete) != null) {
                problems.add(null, "dialects." + name, "must not have the name of a built-in one");
            }
        }
    }

    private void definition(ObjectNode given, @Nullable String id, String path) {
        ObjectNode complete = given.deepCopy();
        String from = given.path("extends").textValue();
        if (from != null) {
            ObjectNode base = providers.get(from);
            if (base == null) {
                problems.add(id, path + ".extends", "must be the id of a built-in provider");
                return;
            }
            complete = overlaid(base.deepCopy(), given);
        }
        complete.remove("extends");
        SCHEMA.complete("provider", complete);
        Definition definition = new Definition(complete, id, path, problems);
        RULES.forEach(rule -> rule.check(definition));
        String dialect = complete.path("dialect").asText();
        definition.require(dialects.containsKey(dialect), "dialect", "must be the name of a dialect");
        if (id != null) {
            providers.put(id, complete);
        }
    }

    /** Objects are laid over each other field by field; anything else replaces what was there. */
    private static ObjectNode overlaid(ObjectNode base, ObjectNode given) {
        given.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode over && base.get(field.getKey()) instanceof ObjectNode under) {
                overlaid(under, over);
            } else {
                base.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return base;
    }

    private static @Nullable String id(JsonNode definition) {
        String id = definition.path("id").asText();
        return id.matches("[a-z0-9][a-z0-9-]{0,49}") ? id : null;
    }
}
