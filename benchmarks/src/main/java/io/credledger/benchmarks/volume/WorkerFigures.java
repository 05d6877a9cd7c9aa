package io.credledger.benchmarks.volume;

/**
 * What a worker says of itself.
 *
 * @param forces of its journal
 * @param processor seconds of one that it took since it began
 */
record WorkerFigures(long forces, double processor) {

    static final WorkerFigures NONE = new WorkerFigures(0, 0);

    static WorkerFigures of(String metrics, double processor) {
        return new WorkerFigures(value(metrics, "credledger_refresh_journal_forces"), processor);
    }

    /** A gauge without labels. */
    private static long value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + ' '))
                .findFirst()
                .map(line -> Math.round(
                        Double.parseDouble(line.substring(name.length()).strip())))
                .orElseThrow(() -> new IllegalStateException("a worker measures " + name));
    }

    WorkerFigures plus(WorkerFigures other) {
        return new WorkerFigures(forces + other.forces, processor + other.processor);
    }
}
