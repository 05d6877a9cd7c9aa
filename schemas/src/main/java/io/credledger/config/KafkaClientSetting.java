package io.credledger.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Kafka's own connection settings, passed on under a prefix. They are those of the admin client, which every client has: what a producer
 * or consumer does with records is the ledger's affair and cannot be set.
 */
final class KafkaClientSetting extends Setting<Map<String, Object>> {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)*");
    private static final Set<String> OURS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
            CommonClientConfigs.CLIENT_ID_CONFIG,
            CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
            CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG);

    private final List<ConfigKey> keys;

    KafkaClientSetting(SettingName prefix, String doc) {
        super(prefix, doc);
        this.keys = AdminClientConfig.configDef().configKeys().values().stream()
                .filter(key -> !OURS.contains(key.name))
                .filter(key -> PLAIN_NAME.matcher(key.name).matches())
                .sorted(Comparator.comparing(key -> key.name))
                .toList();
    }

    @Override
    Reading<Map<String, Object>> read(Sources sources) {
        Map<String, Object> values = new HashMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (ConfigKey key : keys) {
            find(sources, key).ifPresent(reading -> {
                if (reading instanceof Reading.Read<Object> read) {
                    values.put(key.name, read.value());
                } else {
                    problems.addAll(((Reading.Refused<Object>) reading).problems());
                }
            });
        }
        return problems.isEmpty() ? new Reading.Read<>(values) : new Reading.Refused<>(problems);
    }

    private Optional<Reading<Object>> find(Sources sources, ConfigKey key) {
        return sources.layers().stream()
                .flatMap(layer -> Lookup.in(layer, name().child(key.name), isPassword(key)).stream())
                .findFirst()
                .map(given -> given instanceof Reading.Read<Given> read
                        ? accepted(read.value(), key)
                        : new Reading.Refused<>(((Reading.Refused<Given>) given).problems()));
    }

    private static Reading<Object> accepted(Given given, ConfigKey key) {
        try {
            Object parsed = ConfigDef.parseType(key.name, given.text(), key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return new Reading.Read<>(
                    isPassword(key) ? new Password(given.text()) : given.text().strip());
        } catch (ConfigException e) {
            // Its message quotes the value.
            return Reading.refused(given.name(), "must be what Kafka takes for " + key.name);
        }
    }

    @Override
    public String rule() {
        return "what Kafka's documentation says for a client; passwords also as files, with _FILE";
    }

    @Override
    public String defaultText() {
        return "Kafka's";
    }

    @Override
    public boolean isSecret() {
        return false;
    }

    @Override
    Set<String> namesIn(Layer.Kind kind) {
        Set<String> names = new HashSet<>();
        keys.forEach(key -> names.addAll(Lookup.namesIn(kind, name().child(key.name), isPassword(key))));
        return names;
    }

    private static boolean isPassword(ConfigKey key) {
        return key.type == ConfigDef.Type.PASSWORD;
    }
}
