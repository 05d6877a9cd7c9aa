package io.credledger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on: a figure without it says nothing. */
public final class Machine {

    private static final double GIBIBYTE = 1L << 30;
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    public static String here() {
        return Runtime.getRuntime().availableProcessors() + " processors (" + processor() + "), " + memoryGibibytes()
                + " GiB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    /** Rounded: what the system has for itself is missing. */
    private static long memoryGibibytes() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.round((double) system.getTotalMemorySize() / GIBIBYTE);
    }

    private static String processor() {
        if (!Files.isReadable(CPU_INFO)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
