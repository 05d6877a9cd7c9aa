package io.credledger.cli.role;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;

/** One service as the compose file has it, without Compose: what it may and may not, what it is given, how its health is asked for. */
final class ComposedContainer extends GenericContainer<ComposedContainer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(2);
    private static final int HEALTH_TRIES = 150;

    private final ComposeFile.Service service;

    /** Where what the file names by a path of its own or a volume's name is on this machine. */
    @FunctionalInterface
    interface Places {
        String of(String source);
    }

    ComposedContainer(ComposeFile file, String name, Network network, Places places) {
        super(file.service(name).text("image"));
        service = file.service(name);
        // Some are made by the test, and nobody has them elsewhere.
        withImagePullPolicy(PullPolicy.defaultPolicy());
        withNetwork(network);
        withNetworkAliases(name);
        withEnv(service.environment());
        withStartupTimeout(PATIENCE);
        withCreateContainerCmdModifier(command -> confine(command, binds(file, places)));
        if (service.isExcusedFromHealth()) {
            withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE));
        } else {
            waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
        }
    }

    private List<Bind> binds(ComposeFile file, Places places) {
        List<Bind> binds = new ArrayList<>();
        for (String secret : service.list("secrets")) {
            String source = places.of(Objects.requireNonNull(file.secrets().get(secret)));
            binds.add(new Bind(source, new Volume("/run/secrets/" + secret), AccessMode.ro));
        }
        for (String volume : service.list("volumes")) {
            String[] parts = volume.split(":", -1);
            AccessMode mode = parts.length > 2 ? AccessMode.valueOf(parts[2]) : AccessMode.rw;
            binds.add(new Bind(places.of(parts[0]), new Volume(parts[1]), mode));
        }
        return binds;
    }

    private void confine(CreateContainerCmd command, List<Bind> binds) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig())
                .withBinds(binds)
                .withReadonlyRootfs(service.is("read_only"))
                .withInit(service.is("init"))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(service.list("security_opt"))
                .withTmpFs(tmpfs())
                .withMemory(bytes(service.text("mem_limit")))
                .withPidsLimit(Long.valueOf(service.text("pids_limit")));
        command.withHostConfig(host).withUser(service.text("user"));
        if (!service.text("hostname").isEmpty()) {
            command.withHostName(service.text("hostname"));
        }
        if (!service.list("entrypoint").isEmpty()) {
            command.withEntrypoint(service.list("entrypoint"));
        }
        if (!service.list("command").isEmpty()) {
            command.withCmd(service.list("command"));
        }
        if (!service.isExcusedFromHealth()) {
            command.withHealthcheck(new HealthCheck()
                    .withTest(service.healthWords().stream()
                            .map(word -> word.replace("$$", "$"))
                            .toList())
                    .withInterval(HEALTH_EVERY.toNanos())
                    .withTimeout(Duration.ofSeconds(3).toNanos())
                    .withRetries(HEALTH_TRIES));
        }
    }

    private Map<String, String> tmpfs() {
        Map<String, String> tmpfs = new HashMap<>();
        for (String one : service.list("tmpfs")) {
            int end = one.indexOf(':');
            tmpfs.put(one.substring(0, end), one.substring(end + 1));
        }
        return tmpfs;
    }

    /** As Compose writes it: {@code 768m}, {@code 1g}. */
    private static long bytes(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return number << (text.endsWith("g") ? 30 : 20);
    }

    /** Ends it as a crash does. What it had in volumes is there when it starts again. */
    void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    /** After it has ended. Its port is another then. */
    void startAgain() {
        getDockerClient().startContainerCmd(getContainerId()).exec();
    }

    /** @return what it ended with, asked to by SIGTERM */
    long end(Duration grace) {
        getDockerClient()
                .stopContainerCmd(getContainerId())
                .withTimeout((int) grace.toSeconds())
                .exec();
        return Objects.requireNonNull(getDockerClient()
                .inspectContainerCmd(getContainerId())
                .exec()
                .getState()
                .getExitCodeLong());
    }

    int port(int inside) {
        return Integer.parseInt(
                Objects.requireNonNull(getDockerClient()
                        .inspectContainerCmd(getContainerId())
                        .exec()
                        .getNetworkSettings()
                        .getPorts()
                        .getBindings()
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getKey().getPort() == inside)
                        .findFirst()
                        .orElseThrow()
                        .getValue()[0]
                        .getHostPortSpec()));
    }
}
