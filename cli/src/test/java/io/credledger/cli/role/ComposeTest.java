package io.credledger.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.cli.Cli;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.config.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compose file names exists: without Docker, by the program's own readers. */
class ComposeTest {

    private static final Set<String> OURS = Set.of("init", "ledger-service", "query-api", "refresher");
    private static final Set<String> BROKERS = Set.of("broker-1", "broker-2", "broker-3");
    /** Its development mode builds itself anew at the start. */
    private static final Set<String> WRITES_ITS_OWN_PROGRAM = Set.of("keycloak");

    @TempDir
    private Path directory;

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void thereAreThreeBrokersARegistryTheServicesAndAProviderToTryItWith() {
        assertThat(compose.services().keySet())
                .containsAll(OURS)
                .containsAll(BROKERS)
                .contains("registry", "keycloak");
        assertThat(compose.services()).hasSize(OURS.size() + BROKERS.size() + 2);
        assertThat(compose.service("keycloak").list("profiles")).containsExactly("keycloak");
        assertThat(compose.service("registry").list("profiles")).isEmpty();
    }

    @Test
    void everySettingIsOneOfTheProgramsAndHasAValueThatItTakes() {
        LedgerServiceConfiguration ledger =
                LedgerServiceConfiguration.reader(RoleSettings.all()).read(sources("ledger-service"));
        QueryApiConfiguration query =
                QueryApiConfiguration.reader(RoleSettings.all()).read(sources("query-api"));
        RefresherConfiguration refresher =
                RefresherConfiguration.reader(RoleSettings.all()).read(sources("refresher"));
        InitConfiguration init = InitConfiguration.reader().read(sources("init"));

        assertThat(query.port()).isEqualTo(8080);
        assertThat(List.of(ledger.healthPort(), refresher.healthPort())).containsOnly(8081);
        assertThat(Stream.of(ledger.streams(), query.streams(), refresher.streams(), init.streams()))
                .allSatisfy(streams -> {
                    assertThat(streams.replication().factor()).isEqualTo(3);
                    assertThat(streams.replication().minInSync()).isEqualTo(2);
                    assertThat(streams.connection().properties())
                            .containsEntry("bootstrap.servers", "broker-1:9092,broker-2:9092,broker-3:9092");
                });
        assertThat(init.secrets()).hasFileName("secrets");
        assertThat(refresher.journal().toString()).endsWith("/var/lib/credledger/journal");
    }

    @Test
    void eachServiceIsGivenTheSecretsOfItsRoleAlone() {
        assertThat(compose.service("ledger-service").list("secrets")).containsExactly("broker-ledger-service.password");
        assertThat(compose.service("query-api").list("secrets"))
                .containsExactlyInAnyOrder(
                        "broker-query-api.password", "master.key", "pseudonym.key", "checkpoint.key");
        assertThat(compose.service("refresher").list("secrets"))
                .containsExactlyInAnyOrder("broker-refresher.password", "master.key", "refresher.key");
    }

    @Test
    void everySecretThatIsUsedIsGivenAndMadeBySomebody() throws IOException {
        String maker = Files.readString(ComposeFile.ROOT.resolve("deploy/secrets.sh"));
        Set<String> ofInit = Set.of("pseudonym.key", "refresher.key", "checkpoint.key");

        compose.services().values().forEach(service -> {
            assertThat(compose.secrets().keySet()).containsAll(service.list("secrets"));
            assertThat(service.environment().values().stream()
                            .filter(value -> value.startsWith("/run/secrets/"))
                            .map(value -> value.substring("/run/secrets/".length())))
                    .isSubsetOf(service.list("secrets"));
        });
        compose.secrets().forEach((name, file) -> {
            assertThat(file).isEqualTo("./secrets/" + name);
            String made = name.startsWith("broker-") ? " " + name.replaceAll("broker-|\\.password", "") : name;
            assertThat(ofInit.contains(name) || maker.contains(made)).as(name).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "ledger-service", "query-api", "refresher"})
    void everyCommandIsOneOfTheProgram(String service) {
        List<String> command = compose.service(service).list("command");

        assertThat(new Cli(directory).run(command.get(0), "--help").code()).isZero();
        assertThat(command).hasSize(1);
    }

    @Test
    void everyPathOnThisMachineIsInTheRepositoryOrMadeByTheScript() {
        compose.services().values().stream()
                .flatMap(service -> service.list("volumes").stream())
                .map(volume -> volume.split(":", -1)[0])
                .forEach(source -> {
                    if (source.startsWith("./deploy/")) {
                        assertThat(ComposeFile.ROOT.resolve(source)).exists();
                    } else if (source.startsWith("./")) {
                        assertThat(Set.of("./secrets", "./registry")).contains(source);
                    } else {
                        assertThat(compose.volumes()).contains(source);
                    }
                });
    }

    @Test
    void everyServiceIsHeldTight() {
        compose.services().forEach((name, service) -> {
            assertThat(service.text("user")).as(name).startsWith("1000:");
            assertThat(service.is("read_only")).as(name).isNotEqualTo(WRITES_ITS_OWN_PROGRAM.contains(name));
            assertThat(service.list("cap_drop")).as(name).containsExactly("ALL");
            assertThat(service.list("security_opt")).as(name).contains("no-new-privileges:true");
            assertThat(List.of(service.text("mem_limit"), service.text("cpus"), service.text("pids_limit")))
                    .as(name)
                    .doesNotContain("");
            assertThat(service.healthTest().isEmpty()).as(name).isEqualTo(service.isExcusedFromHealth());
            assertThat(service.list("ports")).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
        });
        assertThat(compose.service("init").isExcusedFromHealth()).isTrue();
    }

    @Test
    void healthIsAskedForWhereItIsServed() {
        assertThat(compose.service("query-api").healthTest()).contains("http://127.0.0.1:8080/health/ready");
        assertThat(compose.service("ledger-service").healthTest()).contains("http://127.0.0.1:8081/health/ready");
        assertThat(compose.service("refresher").healthTest()).contains("http://127.0.0.1:8081/health/ready");
    }

    @Test
    void theBrokersKnowEveryPrincipalAndEachOther() throws IOException {
        String script = Files.readString(ComposeFile.ROOT.resolve("deploy/broker.sh"));
        String names = Arrays.stream(BrokerPrincipal.values())
                .map(BrokerPrincipal::principalName)
                .collect(Collectors.joining(" "));

        assertThat(script).contains("names=(" + names + ")").contains("min.insync.replicas=2");
        for (String broker : BROKERS) {
            ComposeFile.Service service = compose.service(broker);
            String node = broker.substring("broker-".length());
            assertThat(service.list("command")).containsExactly(broker, node);
            assertThat(service.text("hostname")).isEqualTo(broker);
            assertThat(service.environment().get("QUORUM")).contains(node + "@" + broker + ":9093");
        }
    }

    @Test
    void theImageIsMadeOfWhatIsThere() throws IOException {
        List<String> lines = Files.readAllLines(ComposeFile.ROOT.resolve("Dockerfile"));

        lines.stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .forEach(line -> assertThat(ComposeFile.ROOT.resolve(line.split(" ", -1)[1]))
                        .as(line)
                        .exists());
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")).count())
                .isEqualTo(2);
        assertThat(lines).contains("USER 1000:1000", "ENTRYPOINT [\"credledger\"]", "EXPOSE 8080");
        modules()
                .forEach(module -> assertThat(lines)
                        .as("the build needs every module's pom")
                        .anyMatch(line -> line.equals("COPY " + module + " " + module)
                                || line.equals("COPY " + module + "/pom.xml " + module + "/pom.xml")));
    }

    @Test
    void whatIsStartedWithBashIsOne() {
        for (String script : List.of("deploy/broker.sh", "deploy/secrets.sh", "credledger")) {
            assertThatCode(() -> assertThat(new ProcessBuilder(
                                            "bash",
                                            "-n",
                                            ComposeFile.ROOT.resolve(script).toString())
                                    .redirectErrorStream(true)
                                    .start()
                                    .waitFor())
                            .isZero())
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> modules() throws IOException {
        return Files.readAllLines(ComposeFile.ROOT.resolve("pom.xml")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> line.replaceAll("</?module>", ""))
                .toList();
    }

    /** As in its container, but for where things are. */
    private Sources sources(String service) {
        Map<String, String> environment = new HashMap<>();
        compose.service(service).environment().forEach((name, value) -> environment.put(name, here(value)));
        return RoleEnvironment.sources(environment, null);
    }

    private String here(String value) {
        if (value.startsWith("/run/secrets/")) {
            return secret(value.substring("/run/secrets/".length())).toString();
        }
        return value.startsWith("/") ? directory + value : value;
    }

    /** As deploy/secrets.sh makes them. */
    private Path secret(String name) {
        try {
            return Files.writeString(directory.resolve(name), "5e".repeat(32));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
