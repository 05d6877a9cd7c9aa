package io.credledger.benchmarks.volume;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** By the monotonic clock, or of a processor. */
final class Seconds {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private Seconds() {}

    static double since(long nanoTime) {
        return of(System.nanoTime() - nanoTime);
    }

    /** What this process took of the processors. */
    static double ofProcessor() {
        return of(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    static double of(long nanos) {
        return nanos / NANOS;
    }
}
