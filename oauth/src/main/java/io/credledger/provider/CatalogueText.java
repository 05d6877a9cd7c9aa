package io.credledger.provider;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a catalogue file's YAML, of which JSON is a part. What is wrong is told by line: a parser's own message quotes the text. */
final class CatalogueText {

    private static final int LONGEST = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Problems problems;

    CatalogueText(Problems problems) {
        this.problems = problems;
    }

    /** An empty object where the file cannot be read. */
    JsonNode read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return wrong("must be at most 1 MiB");
            }
            return parsed(Files.readString(file));
        } catch (IOException e) {
            return wrong("must be a readable file in UTF-8");
        }
    }

    JsonNode parsed(String text) {
        try {
            JsonNode root = YAML.readTree(text);
            refuseAliases(text);
            return root.isMissingNode() ? JsonNodeFactory.instance.objectNode() : root;
        } catch (JsonProcessingException e) {
            return wrong("must be YAML or JSON, with no field twice" + line(e.getLocation()));
        } catch (IOException e) {
            return wrong("must be YAML or JSON");
        }
    }

    /** The tree has an alias' name in its place, not what it stands for. */
    private void refuseAliases(String text) throws IOException {
        try (YAMLParser parser = YAML.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias()) {
                    wrong("must have no YAML aliases" + line(parser.currentLocation()));
                }
            }
        }
    }

    private JsonNode wrong(String rule) {
        problems.add(null, "", rule);
        return JsonNodeFactory.instance.objectNode();
    }

    private static String line(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ")";
    }
}
