package io.credledger.cli.role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The compose file as Compose would read it where no variable is set.
 *
 * @param secrets by name, the file of each
 */
record ComposeFile(Map<String, Service> services, Map<String, String> secrets, List<String> volumes) {

    static final Path ROOT = Path.of("..");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:?-([^}]*)}");

    static ComposeFile read() throws IOException {
        Map<?, ?> whole = map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml"))));
        Map<String, Service> services = new LinkedHashMap<>();
        map(whole.get("services")).forEach((name, service) -> services.put(text(name), new Service(map(service))));
        Map<String, String> secrets = new LinkedHashMap<>();
        map(whole.get("secrets"))
                .forEach((name, secret) ->
                        secrets.put(text(name), text(map(secret).get("file"))));
        return new ComposeFile(services, secrets, names(whole.get("volumes")));
    }

    Service service(String name) {
        return services.getOrDefault(name, new Service(Map.of()));
    }

    /** One of them. */
    record Service(Map<?, ?> fields) {

        String text(String field) {
            return fields.get(field) == null ? "" : ComposeFile.text(fields.get(field));
        }

        boolean is(String field) {
            return Boolean.TRUE.equals(fields.get(field));
        }

        List<String> list(String field) {
            return names(fields.get(field));
        }

        /** Without those that Compose hands on only if they are set. */
        Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            map(fields.get("environment")).forEach((name, value) -> {
                if (value != null) {
                    environment.put(ComposeFile.text(name), ComposeFile.text(value));
                }
            });
            return environment;
        }

        /** What a health check runs, in one line. */
        String healthTest() {
            return String.join(" ", healthWords());
        }

        /** As Docker takes it: {@code CMD} or {@code CMD-SHELL} and what is run. */
        List<String> healthWords() {
            return names(map(fields.get("healthcheck")).get("test"));
        }

        boolean isExcusedFromHealth() {
            return Boolean.TRUE.equals(map(fields.get("healthcheck")).get("disable"));
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Of a list its items, of a map its keys. */
    private static List<String> names(@Nullable Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> names.add(text(item)));
        }
        map(value).keySet().forEach(key -> names.add(text(key)));
        return names;
    }

    private static String text(@Nullable Object value) {
        Matcher matcher = VARIABLE.matcher(String.valueOf(value));
        return matcher.replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
    }
}
