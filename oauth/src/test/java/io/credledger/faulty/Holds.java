package io.credledger.faulty;

import java.io.IOException;
import java.time.Duration;

/** Requests that hang. */
public final class Holds {

    private int held;
    private long generation;
    private boolean dropped;

    synchronized void hold() throws IOException, InterruptedException {
        long mine = generation;
        held++;
        notifyAll();
        try {
            while (mine == generation) {
                wait();
            }
            if (dropped) {
                throw new IOException("dropped");
            }
        } finally {
            held--;
        }
    }

    /** How many hang now. */
    public synchronized int held() {
        return held;
    }

    /** Waits until so many hang. */
    public synchronized boolean awaitHeld(int requests, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (held < requests) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** All that hang go on, also where their clients have gone: what was to rotate rotates now. */
    public synchronized void release() {
        end(false);
    }

    /** All that hang end without an answer; what had not rotated never does. */
    public synchronized void drop() {
        end(true);
    }

    private void end(boolean drop) {
        dropped = drop;
        generation++;
        notifyAll();
    }
}
