package io.credledger.benchmarks.replay;

import io.credledger.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reader in a process of its own, from its start to its end: what a person waits for. */
final class ReaderProcess {

    /** Enough for each; more than that it cannot take of it. */
    static final String HEAP = "-Xmx512m";
    /** A verification of whatever length. */
    static final String SMALL_HEAP = "-Xmx256m";

    /** As the launcher starts an audit. */
    static final String COLLECTOR = "-XX:+UseParallelGC";
    /** As Kafka's scripts start its tools. */
    static final String KAFKAS_COLLECTOR = "-XX:+UseG1GC";

    private static final Pattern MOST_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Path data;

    ReaderProcess(Path data) {
        this.data = data;
    }

    /**
     * How long it took from its start to its end.
     *
     * @param resident the most memory that it had, all of it, in bytes; 0 where the system does not tell
     */
    record Took(double seconds, long resident) {}

    /** The auditor's command; what it says goes nowhere. */
    Took audit(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = java(heap, COLLECTOR, Main.class.getName());
        command.add("audit");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        long resident = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, resident(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IOException("the auditor's command must end well");
        }
        return new Took((System.nanoTime() - begin) / 1e9, resident);
    }

    private static long resident(long pid) {
        try {
            Matcher told = MOST_RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return told.find() ? Long.parseLong(told.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Kafka's own tool. @return records per second by its own account, which leaves out its start */
    double kafkasTool(String bootstrap, Path client, String topic, long records)
            throws IOException, InterruptedException {
        List<String> command = java(HEAP, KAFKAS_COLLECTOR, "org.apache.kafka.tools.ConsumerPerformance");
        command.addAll(List.of(
                "--bootstrap-server",
                bootstrap,
                "--topic",
                topic,
                "--num-records",
                Long.toString(records),
                "--command-config",
                client.toString(),
                "--hide-header"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String last = "";
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line.isBlank() ? last : line;
            }
        }
        String[] columns = last.split(",", -1);
        if (process.waitFor() != 0 || columns.length < 10) {
            throw new IOException("Kafka's consumer performance tool must end well");
        }
        // start, end, MB, MB/s, records, records/s, rebalance ms, fetch ms, MB/s of fetching, records/s of fetching
        return Double.parseDouble(columns[9].strip().toUpperCase(Locale.ROOT));
    }

    private static List<String> java(String heap, String collector, String main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                collector,
                "-cp",
                System.getProperty("java.class.path"),
                main));
    }
}
