package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import io.credledger.benchmarks.Machine;
import io.credledger.benchmarks.load.LoadOptions.Part;
import io.credledger.cli.broker.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures a whole ledger beside its peers, in one run, and prints tables for the documentation. */
public final class LoadHarness {

    private final LoadOptions options;
    private final Path directory;
    private final List<Comparison> writes = new ArrayList<>();
    private final List<Comparison> reads = new ArrayList<>();

    private LoadHarness(LoadOptions options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    /** @param arguments as {@link LoadOptions#parse} takes them */
    public static void main(String[] arguments) throws Exception {
        LoadOptions options = LoadOptions.parse(List.of(arguments));
        Path directory = Scratch.fresh("load");
        String markdown = new LoadHarness(options, directory).run().markdown();
        System.out.print(markdown);
        if (options.document().isPresent()) {
            new MarkedSection("load").replace(options.document().get(), markdown);
        }
    }

    private LoadReport run() throws Exception {
        String conditions = conditions();
        Optional<StartTimes> start = Optional.empty();
        if (options.has(Part.START)) {
            tell("start and stop");
            start = Optional.of(StartTimes.measure(directory, options.form().starts()));
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
                new Installation(directory.resolve(durability.name().toLowerCase(Locale.ROOT)));
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
        return Machine.now(directory)
                + "Broker, writer, view, API, peers and the callers share one JVM with a heap of "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MiB, and the processors. A closed loop: each caller waits for its\n"
                + "answer. " + options.form() + ". Command:\n\n```sh\n" + options.command() + "\n```\n";
    }

    private static void tell(String text) {
        System.err.println("load: " + text);
    }
}
