package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import io.credledger.benchmarks.Machine;
import io.credledger.benchmarks.load.LoadOptions.Part;
import io.credledger.cli.broker.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures a whole ledger beside its peers, in one run, and prints tables for the documentation. */
public final class LoadHarness {

    /** Not where temporary files are, which may be memory: a flush would cost nothing there. */
    private static final Path DIRECTORY = Path.of("benchmarks", "target", "load");

    private final LoadOptions options;
    private final List<Comparison> writes = new ArrayList<>();
    private final List<Comparison> reads = new ArrayList<>();

    private LoadHarness(LoadOptions options) {
        this.options = options;
    }

    /** @param arguments as {@link LoadOptions#parse} takes them */
    public static void main(String[] arguments) throws Exception {
        LoadOptions options = LoadOptions.parse(List.of(arguments));
        delete(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        // Before the first logger is made.
        System.setProperty("logback.configurationFile", "logback-load.xml");
        System.setProperty("load.log", DIRECTORY.resolve("load.log").toString());
        String markdown = new LoadHarness(options).run().markdown();
        System.out.print(markdown);
        if (options.document().isPresent()) {
            MarkedSection.replace(options.document().get(), markdown);
        }
    }

    private LoadReport run() throws Exception {
        String conditions = conditions();
        Optional<StartTimes> start = Optional.empty();
        if (options.has(Part.START)) {
            tell("start and stop");
            start = Optional.of(StartTimes.measure(DIRECTORY, options.form().starts()));
        }
        if (options.has(Part.WRITES) || options.has(Part.READS)) {
            ledger(Durability.FLUSH);
        }
        if (options.has(Part.WRITES)) {
            ledger(Durability.NO_FLUSH);
        }
        return new LoadReport(conditions, writes, reads, start);
    }

    private void ledger(Durability durability) throws Exception {
        tell("a ledger, " + durability);
        Installation installation =
                new Installation(DIRECTORY.resolve(durability.name().toLowerCase(Locale.ROOT)));
        try (WholeLedger ledger = WholeLedger.start(installation, durability);
                EmptyTopology empty = ledger.startEmptyTopology()) {
            WriteLoad writeLoad = new WriteLoad(options.form(), ledger, durability);
            try (QueryApi api = ledger.startApi()) {
                Population population = Population.create(api.port(), installation);
                if (options.has(Part.WRITES)) {
                    tell("writes through the API");
                    writeLoad.throughApi(empty, api, population);
                }
                if (options.has(Part.READS) && durability == Durability.FLUSH) {
                    tell("reads");
                    reads.addAll(new ReadLoad(options.form()).run(api, population));
                }
            }
            if (options.has(Part.WRITES)) {
                tell("writes through the gateway");
                writeLoad.throughGateway(empty);
            }
            writes.addAll(writeLoad.comparisons());
        }
    }

    private String conditions() throws IOException {
        return "Machine: " + Machine.here() + "; data on "
                + Files.getFileStore(DIRECTORY).type()
                + String.format(
                        Locale.ROOT,
                        "; load average before the run %.1f; %s.\n",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        LocalDate.now(ZoneOffset.UTC))
                + "Broker, writer, view, API, peers and the callers share one JVM with a heap of "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MiB, and the processors. A closed loop: each caller waits for its\n"
                + "answer. " + options.form() + ". Command:\n\n```\n" + options.command() + "\n```\n";
    }

    private static void tell(String text) {
        System.err.println("load: " + text);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
