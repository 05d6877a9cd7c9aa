package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.files.DurableFile;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canaries in every personal and secret field, every route and every error, then every byte that was kept or said: outside of secrets, none. */
class CanaryScanIT {

    private static final String HARMLESS = "req-4711-to-be-found-in-the-log";

    private static final String PLANTED = "something-that-was-planted-4711";

    private static final List<String> WRITTEN = Stream.of(
                    Topics.COMMANDS_EDGE, Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.ACCESS)
            .map(Topic::name)
            .toList();

    private final Canaries canaries = new Canaries();

    @TempDir
    private Path home;

    @Test
    void nothingReadableIsLeftLying() throws Exception {
        // A directory that somebody made for everybody to look into.
        Path data = Files.createDirectory(
                home.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (CanaryProvider provider = new CanaryProvider(canaries);
                Installation up = new Installation(data, home.resolve("stderr"), settings(provider))) {
            String base = up.start("--admin", canaries.of("admin"), "--shards", "2");
            canaries.knowFiles(up.secrets());
            List<Api.Answer> answers = use(up, base);
            Trail trail = connectAndSignIn(up, base, provider);
            String metrics = Api.at(base).get("/metrics").body();
            Finder finder = canaries.finder();

            assertThat(routes()).allMatch(metrics::contains);
            assertThat(finder.in(metrics)).isEmpty();
            assertThat(finder.in(up.commandLine())).isEmpty();
            assertNoSecretIn(answers);
            assertThat(trail.misplaced(finder)).isEmpty();
            assertThat(trail.size()).isGreaterThan(1_000);
            assertPrivate(up.secrets());
            assertThat(data).isDirectoryNotContaining(CanaryScanIT::isOpenToOthers);

            up.kill();
            assertNothingOnDisk(up, finder);

            up.start();
            Depths depths = new Depths(finder);
            Map<String, Integer> records = depths.topics(up.client());
            assertThatWhatIsPlantedInATopicIsFound(up.client());
            up.terminate();
            assertNothingOnDisk(up, finder);
            Map<Path, String> compressions = depths.stores(up.data().resolve("state"));

            assertThat(depths.found()).isEmpty();
            assertThat(depths.looked()).isGreaterThan(500);
            assertThat(records.keySet()).containsAll(WRITTEN);
            assertThat(compressions)
                    .hasSizeGreaterThan(25)
                    .allSatisfy((store, said) -> assertThat(said)
                            .contains("compression=kNoCompression")
                            .doesNotContainPattern("compression=k(?!NoCompression)"));
        }
    }

    /** Most refreshes are made to fail, and each of those is waited for. */
    private Map<String, String> settings(CanaryProvider provider) {
        Map<String, String> settings = new HashMap<>(Stage.settings(canaries, provider));
        settings.put("CREDLEDGER_REFRESH_PATIENCE", "1s");
        return settings;
    }

    private List<Api.Answer> use(Installation up, String base) throws IOException {
        String token = Files.readString(up.secrets().resolve("admin-token")).strip();
        EveryRoute routes = new EveryRoute(canaries, base, canaries.know("admin token", token));
        EveryFailure failures = new EveryFailure(canaries, routes);
        routes.run();
        failures.run();
        routes.alice().send("GET", "/v1/whoami", null, null, "X-Request-Id", HARMLESS);
        List<Api.Answer> answers = new ArrayList<>(routes.answers);
        answers.addAll(failures.answers);
        return answers;
    }

    private Trail connectAndSignIn(Installation up, String base, CanaryProvider provider) throws IOException {
        String token = Files.readString(up.secrets().resolve("admin-token")).strip();
        Seals seals = new Seals(canaries, up.client(), up.secrets().resolve("master.key"));
        Stage stage = Stage.at(base, canaries, provider, seals, token);
        stage.play();
        stage.tooOften();
        return stage.trail();
    }

    /** Also where its batch is compressed. */
    private static void assertThatWhatIsPlantedInATopicIsFound(Map<String, Object> client) throws Exception {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        byte[] planted = ("a code: " + PLANTED + " ").repeat(20).getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ACCESS.name(), 0, null, planted))
                    .get();
        }
        Depths depths = new Depths(new Finder(Map.of("planted", PLANTED)));
        depths.topics(client);
        assertThat(depths.found()).contains("a record of " + Topics.ACCESS.name() + ": planted (plain)");
    }

    private void assertNothingOnDisk(Installation up, Finder finder) throws IOException {
        assertThat(finder.below(up.data(), List.of(up.secrets()))).isEmpty();
        assertThat(finder.in(up.said())).isEmpty();
        Path log = up.data().resolve("logs").resolve("credledger.log");
        assertThat(new Finder(Map.of("request", HARMLESS)).in(log)).isNotEmpty();
        assertThat(up.said())
                .contains("/v1/token 200", "GET /v1/connect/callback 502", "GET /v1/signin/oidc/callback 401")
                .contains(HARMLESS);
    }

    /** Tokens and client secrets are in no answer but that of the token route. */
    private void assertNoSecretIn(List<Api.Answer> answers) {
        List<String> secrets = canaries.all().entrySet().stream()
                .filter(canary -> canary.getKey().matches(".*(access-token|refresh-token|client-secret|password).*"))
                .map(Map.Entry::getValue)
                .toList();
        Finder finder = new Finder(secrets.stream().collect(Collectors.toMap(secret -> secret, secret -> secret)));
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(answers)
                .filteredOn(answer -> !answer.body().startsWith("{\"access_token\":"))
                .allSatisfy(answer -> assertThat(finder.in(answer.all())).isEmpty());
    }

    private static boolean isOpenToOthers(Path part) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(part))
                    .endsWith("------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertPrivate(Path secrets) throws IOException {
        for (Path path : DurableFile.tree(secrets)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(path.toString())
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }

    /** Every route as the metrics name it. */
    private static Set<String> routes() throws ReflectiveOperationException {
        Set<String> routes = new TreeSet<>();
        for (Object route : Class.forName("io.credledger.http.Route").getEnumConstants()) {
            routes.add("method=\"" + told(route, "method") + "\",route=\"" + told(route, "template") + "\"");
        }
        return routes;
    }

    private static Object told(Object route, String what) throws ReflectiveOperationException {
        Method method = route.getClass().getDeclaredMethod(what);
        method.setAccessible(true);
        return method.invoke(route);
    }
}
