package io.credledger.config;

import io.credledger.secret.SecretToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that more than one role has. Topic names are fixed on purpose: there is no setting for them. */
public final class SharedSettings {

    public static final Setting<List<HostAndPort>> BOOTSTRAP_SERVERS = Setting.named(
                    SettingName.of("credledger.bootstrap.servers"),
                    SettingTypes.listOf(SettingTypes.hostAndPort()),
                    "Kafka brokers to reach the cluster by.")
            .required();

    public static final Setting<Map<String, Object>> KAFKA_CLIENT = new KafkaClientSetting(
            SettingName.of("credledger.kafka"),
            "Kafka's own connection settings, under this prefix: CREDLEDGER_KAFKA_SECURITY_PROTOCOL (credledger.kafka.security.protocol) is"
                    + " security.protocol, CREDLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION is ssl.truststore.location, and so on.");

    public static final Setting<Optional<String>> KAFKA_SASL_USERNAME = Setting.named(
                    SettingName.of("credledger.kafka.sasl.username"),
                    SettingTypes.text(),
                    "User name for SASL/SCRAM or PLAIN. Without other settings the mechanism is SCRAM-SHA-256 over SASL_SSL.")
            .optional();

    public static final Setting<Optional<SecretToken>> KAFKA_SASL_PASSWORD = Setting.named(
                    SettingName.of("credledger.kafka.sasl.password"),
                    SecretTypes.secret(),
                    "Password for the user name.")
            .optional();

    public static final Setting<Path> STATE_DIRECTORY = Setting.named(
                    SettingName.of("credledger.state.directory"),
                    SettingTypes.path(),
                    "Where local state is kept: RocksDB stores and the instance id. Losing it costs a restore from Kafka, no data.")
            .orElse("data/state");

    public static final Setting<Optional<String>> INSTANCE_ID = Setting.named(
                    SettingName.of("credledger.instance.id"),
                    SettingTypes.textLike(
                            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                            "1 to 64 letters, digits, dots, hyphens or underscores, beginning with a letter or digit"),
                    "Name of this process within its group (static membership), so that a restart takes its shards back at once. Unique among"
                            + " the processes of a role. Without it, one is generated and kept in the state directory.")
            .optional();

    public static final Setting<Integer> STANDBY_REPLICAS = Setting.named(
                    SettingName.of("credledger.standby.replicas"),
                    SettingTypes.wholeNumber(0, 5, ""),
                    "How many other processes keep a copy of each shard's state, ready to take it over.")
            .orElse("1");

    public static final Setting<Integer> STREAM_THREADS = Setting.named(
                    SettingName.of("credledger.stream.threads"),
                    SettingTypes.wholeNumber(1, 64, "threads"),
                    "Threads that process shards in one process.")
            .orElse("1");

    public static final Setting<Integer> ROCKSDB_MEMORY = Setting.named(
                    SettingName.of("credledger.rocksdb.memory"),
                    SettingTypes.wholeNumber(16, 65536, "MiB"),
                    "Memory outside the heap for all stores of a process together: block cache and write buffers.")
            .orElse("96");

    public static final Setting<Integer> REPLICATION_FACTOR = Setting.named(
                    SettingName.of("credledger.replication.factor"),
                    SettingTypes.wholeNumber(1, 15, "copies"),
                    "Copies of every topic on the cluster. 1 only where there is one broker.")
            .orElse("3");

    public static final Setting<Integer> MIN_IN_SYNC_REPLICAS = Setting.named(
                    SettingName.of("credledger.min.insync.replicas"),
                    SettingTypes.wholeNumber(1, 15, "copies"),
                    "Copies that must have a write before it is acknowledged.")
            .orElse("2");

    public static final Setting<Optional<URI>> SCHEMA_REGISTRY_URL = Setting.named(
                    new SettingName("schema.registry.url", "CREDLEDGER_SCHEMA_REGISTRY_URL"),
                    SettingTypes.httpUrl(),
                    "A Confluent-compatible schema registry. Without it, schema ids come from the catalogue in the jar.")
            .optional();

    public static final Setting<String> SERIALIZER_CLASS = Setting.named(
                    SettingName.of("credledger.serializer.class"),
                    SettingTypes.className(),
                    "Serializer of the outer records, which writes Confluent framing.")
            .orElse("io.credledger.wire.FramedSerializer");

    public static final Setting<String> DESERIALIZER_CLASS = Setting.named(
                    SettingName.of("credledger.deserializer.class"),
                    SettingTypes.className(),
                    "Deserializer of the outer records, which reads Confluent framing.")
            .orElse("io.credledger.wire.FramedDeserializer");

    public static final Setting<String> HEALTH_HOST = Setting.named(
                    SettingName.of("credledger.health.host"),
                    SettingTypes.text(),
                    "Address that /health/live, /health/ready and /metrics are served on. They are not authenticated.")
            .orElse("127.0.0.1");

    public static final Setting<Integer> HEALTH_PORT = Setting.named(
                    SettingName.of("credledger.health.port"),
                    SettingTypes.wholeNumber(0, 65535, ""),
                    "Port that /health/live, /health/ready and /metrics are served on; 0 takes a free one.")
            .orElse("8081");

    private static final SettingDeclaration<List<SecretToken>> ENCRYPTION_KEY = Setting.named(
            SettingName.of("oauth.encryption.key"),
            SecretTypes.secrets(),
            "Master key: 64 or more hexadecimal characters, else base64, of 32 bytes or more. Several keys newest first, separated by commas:"
                    + " all decrypt, and 'keys rotate' says from when on the first one encrypts.");

    /** Newest first. */
    public static final Setting<List<SecretToken>> OAUTH_ENCRYPTION_KEY = ENCRYPTION_KEY.required();

    /** The same setting, for a process that can do without. */
    public static final Setting<Optional<List<SecretToken>>> OAUTH_ENCRYPTION_KEY_IF_GIVEN = ENCRYPTION_KEY.optional();

    public static final Setting<Path> PSEUDONYM_KEY_FILE = Setting.named(
                    SettingName.of("credledger.pseudonym.key.file"),
                    SettingTypes.path(),
                    "The key that makes ids of names. Never changes in a ledger's life.")
            .required();

    public static final Setting<Boolean> ENABLE_TOKEN_EXCHANGE = Setting.named(
                    SettingName.of("enable.token.exchange"),
                    SettingTypes.trueOrFalse(),
                    "Whether POST /v1/token exchanges a subject's token at the provider (RFC 8693) where it would hand it on: at providers with the way"
                            + " pass_through.")
            .orElse("false");

    /** Where browsers reach the API. */
    public static final Setting<Optional<URI>> PUBLIC_URL = Setting.named(
                    SettingName.of("credledger.public.url"),
                    SettingTypes.httpUrl(),
                    "Where browsers reach the API: scheme, host and port, without a path. Redirect URIs are made of it, cookies are Secure where it is"
                            + " https, and only its origin may write with a session. Without it, the address that is served.")
            .optional();

    public static final Setting<Optional<List<String>>> ALLOWED_HOSTS = Setting.named(
                    SettingName.of("credledger.outbound.allowed.hosts"),
                    SettingTypes.listOf(SettingTypes.textLike(
                            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"),
                            "a host or HOST:PORT, with an IPv6 address in brackets")),
                    "Hosts that may be asked although their address is private or they speak plain http. Everything else outside must be public and https.")
            .optional();

    public static final Setting<Optional<Path>> PROVIDERS_FILE = Setting.named(
                    SettingName.of("credledger.providers.file"),
                    SettingTypes.path(),
                    "Definitions of providers, beside the built-in ones.")
            .optional();

    private static final Constraint IN_SYNC = new Constraint(
            List.of(MIN_IN_SYNC_REPLICAS, REPLICATION_FACTOR),
            "must not be larger than " + REPLICATION_FACTOR.name(),
            configuration -> configuration.get(MIN_IN_SYNC_REPLICAS) <= configuration.get(REPLICATION_FACTOR));

    private static final Constraint PUBLIC_ORIGIN = new Constraint(
            List.of(PUBLIC_URL),
            "must have neither a path nor a query",
            configuration -> configuration.get(PUBLIC_URL).stream().allMatch(SharedSettings::isOrigin));

    private SharedSettings() {}

    /** What a process needs to reach Kafka; see {@link KafkaConnection#CONSTRAINTS}. */
    public static List<Setting<?>> kafka() {
        return List.of(BOOTSTRAP_SERVERS, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD, KAFKA_CLIENT);
    }

    /** What a process needs to run a topology; see {@link #topologyConstraints()}. */
    public static List<Setting<?>> topology() {
        return List.of(
                STATE_DIRECTORY,
                INSTANCE_ID,
                STREAM_THREADS,
                STANDBY_REPLICAS,
                ROCKSDB_MEMORY,
                REPLICATION_FACTOR,
                MIN_IN_SYNC_REPLICAS);
    }

    public static List<Constraint> topologyConstraints() {
        return List.of(IN_SYNC);
    }

    /** How records are written. */
    public static List<Setting<?>> wire() {
        return List.of(SCHEMA_REGISTRY_URL, SERIALIZER_CLASS, DESERIALIZER_CLASS);
    }

    /** Where health and metrics are served. */
    public static List<Setting<?>> health() {
        return List.of(HEALTH_HOST, HEALTH_PORT);
    }

    /** What holders of keys have. */
    public static List<Setting<?>> keys() {
        return List.of(OAUTH_ENCRYPTION_KEY, PSEUDONYM_KEY_FILE);
    }

    /** What a process needs to meet providers; see {@link #outwardConstraints()}. */
    public static List<Setting<?>> outward() {
        return List.of(PUBLIC_URL, ALLOWED_HOSTS, PROVIDERS_FILE);
    }

    public static List<Constraint> outwardConstraints() {
        return List.of(PUBLIC_ORIGIN);
    }

    private static boolean isOrigin(URI url) {
        return (url.getRawPath().isEmpty() || url.getRawPath().equals("/")) && url.getRawQuery() == null;
    }

    /** All of them: for the page of settings, and for what a process may find in a shared environment. */
    public static List<Setting<?>> all() {
        return Stream.of(
                        kafka(),
                        topology(),
                        wire(),
                        health(),
                        keys(),
                        outward(),
                        List.<Setting<?>>of(ENABLE_TOKEN_EXCHANGE))
                .flatMap(List::stream)
                .toList();
    }
}
