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

    private static final String VERIFY = "verify";

    private final ReplayForm form;
    private final Path directory;
    /** Whether the replays are left out. */
    private final boolean onlyVerify;

    private final List<Double> kafka = new ArrayList<>();
    private final List<Double> blind = new ArrayList<>();
    private final List<Double> opened = new ArrayList<>();
    private final List<Verified> verified = new ArrayList<>();

    private ReplayHarness(ReplayForm form, Path directory, boolean onlyVerify) {
        this.form = form;
        this.directory = directory;
        this.onlyVerify = onlyVerify;
    }

    /** One verification, from its start to its end. */
    private record Verified(long events, ReaderProcess.Took took) {

        double rate() {
            return events / took.seconds();
        }
    }

    /** @param arguments {@code smoke}, {@code short} or {@code full}; {@code all} or {@code verify}; a document or {@code -} */
    public static void main(String[] arguments) throws Exception {
        ReplayForm form = ReplayForm.parse(arguments[0]);
        boolean onlyVerify = arguments[1].equals(VERIFY);
        String document = arguments[2];
        if ((form == ReplayForm.SMOKE || onlyVerify) && !document.equals(NOWHERE)) {
            throw new IllegalArgumentException("a smoke or a part has no figures to write down");
        }
        Path directory = Scratch.fresh("replay");
        String machine = Machine.now(directory);
        ReplayHarness harness = new ReplayHarness(form, directory, onlyVerify);
        long events = harness.run();
        String markdown = machine + harness.table(events, document);
        System.out.print(markdown);
        if (!document.equals(NOWHERE)) {
            new MarkedSection("replay").replace(Path.of(document), markdown);
        }
        Scratch.delete(directory);
    }

    /** A tenth is verified first, so that it can be seen what ten times as many events take of memory. */
    private long run() throws Exception {
        try (WholeLedger ledger = WholeLedger.start(new Installation(directory), Durability.NO_FLUSH)) {
            ReaderProcess reader = new ReaderProcess(directory);
            long events;
            try (MadeLog made = new MadeLog(ledger)) {
                ledger.stopWriter();
                grow(made, form.events() / 10);
                verify(reader, made.events());
                grow(made, form.events());
                events = made.events();
            }
            if (!onlyVerify) {
                replay(ledger, reader, events);
            }
            verify(reader, events);
            return events;
        }
    }

    private static void grow(MadeLog made, long wanted) throws Exception {
        long before = made.events();
        long begin = System.nanoTime();
        made.grow(wanted);
        double seconds = (System.nanoTime() - begin) / 1e9;
        say(String.format(Locale.ROOT, "made %,d events, %,.0f/s", made.events(), (made.events() - before) / seconds));
    }

    private void replay(WholeLedger ledger, ReaderProcess reader, long events) throws Exception {
        Path client = clientFile(ledger.broker().clientProperties(BrokerPrincipal.ADMIN));
        for (int round = 0; round < form.rounds(); round++) {
            kafka.add(reader.kafkasTool(ledger.broker().bootstrapServers(), client, Topics.EVENTS.name(), events));
            blind.add(replayed(reader, events, "replay", "--output", "ndjson"));
            opened.add(replayed(reader, events, "replay", "--with-keys", "--output", "ndjson"));
            say(String.format(
                    Locale.ROOT,
                    "read: Kafka %,.0f/s, pseudonymous %,.0f/s, opened %,.0f/s",
                    last(kafka),
                    last(blind),
                    last(opened)));
        }
    }

    private static double replayed(ReaderProcess reader, long events, String... arguments) throws Exception {
        return events / reader.audit(ReaderProcess.HEAP, arguments).seconds();
    }

    private void verify(ReaderProcess reader, long events) throws Exception {
        Verified done = new Verified(events, reader.audit(ReaderProcess.SMALL_HEAP, VERIFY, "--with-keys"));
        say(String.format(
                Locale.ROOT,
                "verified %,d events, %,.0f/s, %,d MiB",
                events,
                done.rate(),
                done.took().resident() >> 20));
        verified.add(done);
    }

    private static double last(List<Double> rates) {
        return rates.get(rates.size() - 1);
    }

    /** For whoever waits. */
    private static void say(String sentence) {
        System.err.println(sentence);
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
        String head = String.format(
                Locale.ROOT,
                """
                A broker in a JVM of its own; each reader a process with %s (a verification: %s) and %s, as the launcher starts it,
                from its start to its end. Kafka's tool has %s and %s, as its script has it, and its own settings for fetching, in which no
                checksum is looked at; of it its own account of fetching is taken, which leaves out its start and the joining of its group.
                %s: %,d events on %d shards, a quarter of them grants. Medians of %d rounds, one after the other. Command:

                ```sh
                benchmarks/run replay %s%s
                ```

                """,
                ReaderProcess.HEAP,
                ReaderProcess.SMALL_HEAP,
                ReaderProcess.COLLECTOR,
                ReaderProcess.HEAP,
                ReaderProcess.KAFKAS_COLLECTOR,
                form,
                events,
                Installation.SHARDS,
                form.rounds(),
                form,
                write);
        return head + (onlyVerify ? "" : replays()) + verifications();
    }

    private String replays() {
        double peer = median(kafka);
        return """
                | reader | events per second | of Kafka's tool |
                |---|---:|---:|
                """
                + row("`kafka-consumer-perf-test`, one thread, nothing but read", peer, peer)
                + row("`audit replay --output ndjson`, pseudonymous", median(blind), peer)
                + row("`audit replay --with-keys --output ndjson`, every sealed part opened", median(opened), peer)
                + "\n";
    }

    private String verifications() {
        String rows = verified.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "| %,d | %,.0f | %,d MiB |%n",
                        one.events(),
                        one.rate(),
                        one.took().resident() >> 20))
                .collect(Collectors.joining());
        return """
                | `audit verify --with-keys` of so many events | events per second | most memory of the process, all of it |
                |---:|---:|---:|
                """ + rows;
    }

    private static String row(String reader, double rate, double peer) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %.0f %% |%n", reader, rate, 100 * rate / peer);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
