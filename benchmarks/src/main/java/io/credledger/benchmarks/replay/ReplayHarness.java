package io.credledger.benchmarks.replay;

import io.credledger.benchmarks.Machine;
import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.MarkedSection;
import io.credledger.benchmarks.load.Scratch;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.Durability;
import io.credledger.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;

/** Measures replay and verification of one log beside Kafka's own consumer performance tool on the same topic, and prints a table. */
public final class ReplayHarness {

    private static final String NOWHERE = "-";

    private final ReplayForm form;
    private final Path directory;
    private final List<Double> kafka = new ArrayList<>();
    private final List<Double> blind = new ArrayList<>();
    private final List<Double> opened = new ArrayList<>();
    private double verified;

    private ReplayHarness(ReplayForm form, Path directory) {
        this.form = form;
        this.directory = directory;
    }

    /** @param arguments {@code smoke}, {@code short} or {@code full}; anything; a document or {@code -} */
    public static void main(String[] arguments) throws Exception {
        ReplayForm form = ReplayForm.parse(arguments[0]);
        String document = arguments[2];
        if (form == ReplayForm.SMOKE && !document.equals(NOWHERE)) {
            throw new IllegalArgumentException("a smoke has no figures to write down");
        }
        Path directory = Scratch.fresh("replay");
        String machine = Machine.now(directory);
        ReplayHarness harness = new ReplayHarness(form, directory);
        long events = harness.run();
        String markdown = machine + harness.table(events, document);
        System.out.print(markdown);
        if (!document.equals(NOWHERE)) {
            new MarkedSection("replay").replace(Path.of(document), markdown);
        }
        Scratch.delete(directory);
    }

    private long run() throws Exception {
        try (WholeLedger ledger = WholeLedger.start(new Installation(directory), Durability.NO_FLUSH)) {
            long events;
            try (MadeLog made = new MadeLog(ledger)) {
                made.grow(form.events());
                events = made.events();
            }
            Path client = clientFile(ledger.broker().clientProperties(BrokerPrincipal.ADMIN));
            ReaderProcess reader = new ReaderProcess(directory);
            for (int round = 0; round < form.rounds(); round++) {
                kafka.add(reader.kafkasTool(ledger.broker().bootstrapServers(), client, Topics.EVENTS.name(), events));
                blind.add(events / reader.audit("replay", "--output", "ndjson"));
                opened.add(events / reader.audit("replay", "--with-keys", "--output", "ndjson"));
            }
            verified = events / reader.audit("verify", "--with-keys");
            return events;
        }
    }

    private Path clientFile(Map<String, Object> client) throws IOException {
        Path file = directory.resolve("client.properties");
        Files.writeString(
                file,
                client.entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + (entry.getValue() instanceof Password secret ? secret.value() : entry.getValue()))
                        .collect(Collectors.joining("\n", "", "\n")));
        return file;
    }

    private String table(long events, String document) {
        String write = document.equals(NOWHERE) ? "" : " --write " + document;
        double peer = median(kafka);
        return String.format(
                        Locale.ROOT,
                        """
                        Broker and idle writer in one JVM; each reader a process of its own with %s, from its start to its end, but for Kafka's tool, of which
                        its own account is taken, which leaves out its start. %s: %,d events on %d shards, a quarter of them grants. Medians of %d rounds,
                        one after the other. Command:

                        ```
                        benchmarks/run replay %s%s
                        ```

                        | reader | events per second | of Kafka's tool |
                        |---|---:|---:|
                        """,
                        ReaderProcess.HEAP,
                        form,
                        events,
                        Installation.SHARDS,
                        form.rounds(),
                        form,
                        write)
                + row("`kafka-consumer-perf-test`, one thread, nothing but read", peer, peer)
                + row("`audit replay --output ndjson`, pseudonymous", median(blind), peer)
                + row("`audit replay --with-keys --output ndjson`, every sealed part opened", median(opened), peer)
                + row("`audit verify --with-keys`, everything", verified, peer);
    }

    private static String row(String reader, double rate, double peer) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %.0f %% |%n", reader, rate, 100 * rate / peer);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
