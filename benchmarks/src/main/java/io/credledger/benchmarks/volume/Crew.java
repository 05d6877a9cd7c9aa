package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.WholeLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The workers of a ledger that are there, and what those have done that were. */
final class Crew implements AutoCloseable {

    private final WholeLedger ledger;
    private final List<WorkerProcess> present = new ArrayList<>();
    private WorkerFigures gone = WorkerFigures.NONE;

    Crew(WholeLedger ledger) {
        this.ledger = ledger;
    }

    WorkerProcess start(WorkerProcess.Place place) throws IOException {
        WorkerProcess worker = WorkerProcess.start(ledger, place);
        present.add(worker);
        return worker;
    }

    /** SIGTERM. */
    double stop(WorkerProcess worker) throws IOException, InterruptedException {
        gone = gone.plus(worker.figures());
        present.remove(worker);
        return worker.stop();
    }

    /** SIGKILL. */
    void kill(WorkerProcess worker) throws IOException, InterruptedException {
        gone = gone.plus(worker.figures());
        present.remove(worker);
        worker.kill();
    }

    /** Of all that ever were. */
    WorkerFigures figures() throws IOException, InterruptedException {
        WorkerFigures all = gone;
        for (WorkerProcess worker : present) {
            all = all.plus(worker.figures());
        }
        return all;
    }

    @Override
    public void close() {
        present.forEach(WorkerProcess::close);
    }
}
