package io.credledger.cli.refresh;

/** One worker after the other over the same journal and the same state. */
final class Life implements AutoCloseable {

    private final Stage stage;
    private Worker worker;

    Life(Stage stage) throws Exception {
        this.stage = stage;
        this.worker = stage.worker("worker").awaitReady();
    }

    Worker worker() {
        return worker;
    }

    /** SIGKILL, and a new one at once. */
    void endAndBegin() throws Exception {
        worker.kill();
        worker = stage.worker("worker").awaitReady();
    }

    @Override
    public void close() {
        worker.close();
    }
}
