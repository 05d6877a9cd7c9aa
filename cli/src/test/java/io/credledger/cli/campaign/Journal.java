package io.credledger.cli.campaign;

import io.credledger.cli.campaign.Settled.Acknowledged;
import io.credledger.cli.campaign.Settled.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the clients were told, in the order in which they were. */
final class Journal {
    private final List<Entry> entries = new ArrayList<>();
    private int acknowledged;

    /** A write and what was said of it. */
    record Entry(Request request, Settled settled) {

        Acknowledged acknowledgement() {
            return (Acknowledged) settled;
        }

        Refused refusal() {
            return (Refused) settled;
        }
    }

    synchronized void add(Request request, Settled settled) {
        entries.add(new Entry(request, settled));
        if (settled instanceof Acknowledged) {
            acknowledged++;
        }
        notifyAll();
    }

    synchronized int acknowledgedCount() {
        return acknowledged;
    }

    /** Returns when so many were acknowledged in all; false when that takes longer. */
    synchronized boolean awaitAcknowledged(int count, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (acknowledged < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    List<Entry> acknowledged() {
        return only(entry -> entry.settled() instanceof Acknowledged);
    }

    List<Entry> refused() {
        return only(entry -> entry.settled() instanceof Refused);
    }

    private synchronized List<Entry> only(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }
}
