package io.credledger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
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

    /** The machine, and what else it does now. */
    public static String now(Path data) throws IOException {
        return "Machine: " + here() + "; data on "
                + Files.getFileStore(data).type()
                + String.format(
                        Locale.ROOT,
                        "; load average before the run %.1f; %s.\n",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        LocalDate.now(ZoneOffset.UTC));
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
