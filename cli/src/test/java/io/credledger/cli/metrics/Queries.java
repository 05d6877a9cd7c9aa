package io.credledger.cli.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every query that is shipped. */
public final class Queries {

    private static final Path DASHBOARD = Path.of("../deploy/grafana/credledger.json");
    private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yml");

    private Queries() {}

    static List<Query> ofDashboard() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            panel.path("targets")
                    .forEach(target -> queries.add(Query.of(target.path("expr").asText())));
        }
        return queries;
    }

    static List<Map<?, ?>> alerts() throws IOException {
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ALERTS));
        List<Map<?, ?>> alerts = new ArrayList<>();
        for (Object group : list(file, "groups")) {
            for (Object rule : list((Map<?, ?>) group, "rules")) {
                alerts.add((Map<?, ?>) rule);
            }
        }
        return alerts;
    }

    private static List<?> list(Map<?, ?> of, String name) {
        return (List<?>) Objects.requireNonNull(of.get(name));
    }

    static List<Query> ofAlerts() throws IOException {
        return alerts().stream()
                .map(alert -> Query.of(String.valueOf(alert.get("expr"))))
                .toList();
    }

    /**
     * What of them an exporter cannot answer.
     *
     * @param scraped in Prometheus' text format
     */
    public static List<String> unanswered(String scraped) throws IOException {
        Exporter exporter = Exporter.of(scraped);
        List<Query> all = new ArrayList<>(ofDashboard());
        all.addAll(ofAlerts());
        return all.stream().flatMap(query -> exporter.lacks(query).stream()).toList();
    }
}
