package io.credledger.benchmarks.replay;

import io.credledger.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One reader in a process of its own, from its start to its end: what a person waits for. */
final class ReaderProcess {

    /** Enough for each, and proof that memory does not grow with the log. */
    static final String HEAP = "-Xmx512m";

    private final Path data;

    ReaderProcess(Path data) {
        this.data = data;
    }

    /** The auditor's command; what it says goes nowhere. @return seconds */
    double audit(String... arguments) throws IOException, InterruptedException {
        List<String> command = java(Main.class.getName());
        command.add("audit");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the auditor's command must end well");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Kafka's own tool. @return records per second by its own account, which leaves out its start */
    double kafkasTool(String bootstrap, Path client, String topic, long records)
            throws IOException, InterruptedException {
        List<String> command = java("org.apache.kafka.tools.ConsumerPerformance");
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

    private static List<String> java(String main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                main));
    }
}
