package io.credledger.cli.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A bill of materials in CycloneDX's form, with SPDX's ids in place of the names that POMs have for licences. */
final class Bom {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the names mean that CycloneDX's own list does not have. */
    private static final Map<String, String> NAMES = Map.of(
            "Go License", "BSD-3-Clause",
            "The (New) BSD License", "BSD-3-Clause",
            "Public Domain, per Creative Commons CC0", "CC0-1.0");

    private final ObjectNode root;

    private Bom(ObjectNode root) {
        this.root = root;
    }

    static Bom of(String json) throws JsonProcessingException {
        ObjectNode root = JSON.readValue(json, ObjectNode.class);
        for (JsonNode component : root.withArray("components")) {
            for (JsonNode choice : component.path("licenses")) {
                if (choice.path("license") instanceof ObjectNode licence) {
                    name(licence);
                }
            }
        }
        return new Bom(root);
    }

    private static void name(ObjectNode licence) {
        String id = NAMES.get(licence.path("name").asText());
        if (id != null) {
            licence.remove("name");
            licence.put("id", id);
        }
    }

    /** What Maven does not know of, as a part of one of our modules. */
    void add(Vendored library, String module) {
        ObjectNode component = root.withArray("components").addObject();
        component.put("type", "library");
        component.put("bom-ref", library.purl());
        component.put("name", library.name());
        component.put("version", library.version());
        component.withArray("licenses").addObject().putObject("license").put("id", library.licence());
        component.put("purl", library.purl());
        for (JsonNode dependency : root.withArray("dependencies")) {
            if (dependency instanceof ObjectNode part
                    && part.path("ref").asText().contains("/" + module + "@")) {
                part.withArray("dependsOn").add(library.purl());
            }
        }
        root.withArray("dependencies").addObject().put("ref", library.purl()).putArray("dependsOn");
    }

    /** Without our own, by name. */
    List<Component> thirdParty() {
        return StreamSupport.stream(root.withArray("components").spliterator(), false)
                .map(Component::new)
                .filter(component -> !component.isOurs())
                .sorted(Comparator.comparing(Component::key))
                .toList();
    }

    String json() throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return JSON.writer(printer).writeValueAsString(root) + "\n";
    }
}
