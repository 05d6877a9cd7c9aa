package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.ClosedLoop;
import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.Operation;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.benchmarks.volume.DueRound.Meanwhile;
import io.credledger.cli.broker.Durability;
import io.credledger.demo.DemoDefinition;
import io.credledger.provider.Life;
import io.credledger.provider.ProviderCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run: a ledger is filled while its broker does not flush, because that is quicker; then it does, and workers come and go. */
final class Volume {

    private static final int CALLERS = 64;
    private static final Duration DUE_IN = Duration.ofDays(60);
    private static final Map<String, String> WIDE_OPEN =
            Map.of("CREDLEDGER_REFRESHER_PROVIDER_RATE", "100000", "CREDLEDGER_REFRESHER_PROVIDER_CONCURRENCY", "256");

    private final VolumeForm form;
    private final VolumeReport report;
    private final Path directory;
    private final List<Sample> samples = new ArrayList<>();

    Volume(VolumeForm form, VolumeReport report, Path directory) {
        this.form = form;
        this.report = report;
        this.directory = directory;
    }

    void run() throws Exception {
        Installation installation = new Installation(directory.resolve("ledger"));
        try (LocalProvider provider = LocalProvider.start()) {
            Path providers = Files.writeString(
                    directory.resolve("providers.yaml"), DemoDefinition.file(List.of(provider.definition())));
            WorkerProcess.Place first =
                    new WorkerProcess.Place(directory.resolve("first"), providers, provider.host(), Map.of());
            Props props;
            try (WholeLedger ledger = WholeLedger.start(installation, Durability.NO_FLUSH)) {
                Owners.create(ledger, provider, providers);
                props = new Props(form, report, provider, new GrantCommands(ledger, provider), life(providers));
                fill(ledger, props.commands());
                bare(provider);
                try (Stage stage = new Stage(props, ledger, Durability.NO_FLUSH)) {
                    notFlushed(stage, first);
                }
            }
            try (WholeLedger ledger = WholeLedger.start(installation, Durability.FLUSH);
                    Stage stage = new Stage(props, ledger, Durability.FLUSH)) {
                flushed(stage, first);
            }
        }
    }

    private static Life life(Path providers) {
        return ProviderCatalogue.builtIn()
                .with(providers)
                .find(LocalProvider.ID)
                .orElseThrow()
                .life();
    }

    private void fill(WholeLedger ledger, GrantCommands commands) throws InterruptedException {
        long began = System.nanoTime();
        double processor = Seconds.ofProcessor();
        try (Intake intake = Intake.open(ledger)) {
            for (int i = 0; i < form.connections(); i++) {
                Instant end =
                        Instant.now().plus(DUE_IN).plus(DUE_IN.multipliedBy(i).dividedBy(form.connections()));
                Grant grant = commands.old(end);
                if (samples.size() < CALLERS) {
                    samples.add(new Sample(grant));
                }
                intake.submit(grant.command());
            }
            intake.await();
        }
        report.did(
                "connections stored through the writer, broker not flushed",
                form.connections(),
                Seconds.since(began),
                Seconds.ofProcessor() - processor);
    }

    private void bare(LocalProvider provider) throws InterruptedException {
        List<Operation> callers =
                Stream.generate(provider::caller).limit(CALLERS).toList();
        ClosedLoop.run(callers, form.loop());
        report.known(
                "the provider alone, refreshes by a bare HTTP client", CALLERS, ClosedLoop.run(callers, form.loop()));
    }

    private void notFlushed(Stage stage, WorkerProcess.Place first) throws Exception {
        stage.pairs(samples);
        WorkerProcess worker = stage.crew().start(first);
        report.took("first start of a worker, nothing folded, until ready", worker.awaitReady());
        double processor = stage.crew().figures().processor();
        double seconds = stage.caughtUp();
        // An event and two keys each.
        report.did(
                "then the fold of the log, records",
                3L * form.connections(),
                seconds,
                stage.crew().figures().processor() - processor);
        if (form.thorough()) {
            stage.warmUp();
            stage.paced("one worker", Meanwhile.NOTHING);
            stage.crew().stop(worker);
            worker = stage.crew().start(first.with(WIDE_OPEN));
            worker.awaitReady();
            stage.warmUp();
            stage.atOnce("one worker, its gates wide open");
        }
        report.took("stop of a worker on SIGTERM", stage.crew().stop(worker));
    }

    private void flushed(Stage stage, WorkerProcess.Place first) throws Exception {
        stage.pairs(samples);
        Crew crew = stage.crew();
        WorkerProcess open = crew.start(first.with(WIDE_OPEN));
        report.took("start again, state kept, until ready", open.awaitReady());
        stage.warmUp();
        stage.atOnce("one worker, its gates wide open");
        crew.kill(open);
        WorkerProcess one = crew.start(first);
        report.took("start after kill -9, state restored from the changelog, until ready", one.awaitReady());
        stage.warmUp();
        stage.paced("one worker", Meanwhile.NOTHING);
        WorkerProcess.Place second = first.at(directory.resolve("second"));
        stage.paced("a second worker joins", () -> {
            third();
            report.took(
                    "a second worker beside the first, until both are ready",
                    crew.start(second).awaitReady());
        });
        if (form.thorough()) {
            stage.paced("the first worker leaves", () -> {
                third();
                crew.stop(one);
            });
        }
    }

    /** In the middle of what comes due. */
    private void third() throws InterruptedException {
        Thread.sleep(form.within().dividedBy(3).toMillis());
    }
}
