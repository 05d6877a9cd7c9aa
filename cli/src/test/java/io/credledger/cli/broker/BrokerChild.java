package io.credledger.cli.broker;

import io.credledger.cli.TestJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BrokerProcess} as a child of the test. */
final class BrokerChild implements AutoCloseable {
    private final Process process;
    private final String bootstrapServers;

    private BrokerChild(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerChild start(Path directory, Path secrets) throws IOException {
        Process process = process(directory, secrets)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith("broker ready on ")) {
            process.destroyForcibly();
            throw new IllegalStateException("the child did not become ready");
        }
        return new BrokerChild(process, line.substring("broker ready on ".length()));
    }

    static ProcessBuilder process(Path directory, Path secrets) {
        return process(BrokerProcess.class, directory, secrets, "0");
    }

    /** @param main takes the directory, the secrets and one more */
    static ProcessBuilder process(Class<?> main, Path directory, Path secrets, String more) {
        return new ProcessBuilder(
                TestJvm.command("256m", List.of(main.getName(), directory.toString(), secrets.toString(), more)));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; answers how long it took. */
    long terminate() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child does not stop");
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        kill();
    }
}
