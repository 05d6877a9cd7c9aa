package io.credledger.cli.campaign;

import io.credledger.cli.TestJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A JVM of its own, with the class path of the test. It never outlives the test's JVM, unless that is killed. */
final class Child {
    private final Process process;
    private final Thread atExit;

    private Child(Process process) {
        this.process = process;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param log gets, at its end, whatever the process prints */
    static Child start(List<String> mainAndArguments, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(TestJvm.command("320m", mainAndArguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        return new Child(builder.start());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL; the process may need until its disk answers to be gone. */
    void kill() {
        process.destroyForcibly();
    }

    /** Completes with the exit code when the process is gone. */
    CompletableFuture<Integer> gone() {
        return process.onExit().thenApply(ended -> {
            forgetHook();
            return ended.exitValue();
        });
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The test's JVM is ending: the hook runs.
        }
    }
}
