package io.credledger.cli.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One ledger for all tests of a JVM: starting one takes seconds, and handles are cheap. */
final class SharedLedger {

    private static final AtomicInteger HANDLES = new AtomicInteger();
    private static @Nullable RunningLedger ledger;

    private SharedLedger() {}

    static synchronized RunningLedger get() throws Exception {
        if (ledger == null) {
            Path directory = Files.createTempDirectory("credledger-system");
            RunningLedger started = RunningLedger.start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            ledger = started;
        }
        return ledger;
    }

    /** A handle that no test has had. */
    static String handle(String like) {
        return like + HANDLES.incrementAndGet();
    }
}
