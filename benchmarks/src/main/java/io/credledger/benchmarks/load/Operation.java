package io.credledger.benchmarks.load;

/** What one caller does again and again. Returns when its answer is there and was checked; anything else is thrown and ends the run. */
@FunctionalInterface
public interface Operation {
    void run() throws Exception;
}
