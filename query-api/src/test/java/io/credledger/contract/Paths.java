package io.credledger.contract;

import io.credledger.apidoc.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which operation a request is for, and what its path says. */
final class Paths {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");

    /** Most words first: {@code /v1/audit/key} is no {@code /v1/audit/{…}}. */
    private final List<Template> templates;

    Paths(List<Operation> operations) {
        this.templates = operations.stream()
                .map(Template::of)
                .sorted(Comparator.comparing(template -> template.names().size()))
                .toList();
    }

    record Found(Operation operation, Map<String, String> parameters) {
        @Override
        public String toString() {
            return operation.toString();
        }
    }

    /** Of those whose path has the least that is left open. */
    Optional<Found> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return templates.stream()
                .filter(template -> template.operation().method().equals(asked))
                .map(template -> template.matched(path))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private record Template(Operation operation, Pattern pattern, List<String> names) {

        static Template of(Operation operation) {
            List<String> names = NAME.matcher(operation.path())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            // The path of a tile, or of a script, has several parts.
            String pattern = operation
                    .path()
                    .replace(".", "\\.")
                    .replaceAll("\\{(tile|file)\\}", "(.+)")
                    .replaceAll(NAME.pattern(), "([^/]+)");
            return new Template(operation, Pattern.compile(pattern), names);
        }

        Optional<Found> matched(String path) {
            Matcher matcher = pattern.matcher(path);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                parameters.put(names.get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
            }
            return Optional.of(new Found(operation, parameters));
        }
    }
}
