package io.credledger.cli.audit.replay;

import io.credledger.cli.audit.keys.Names;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log. One thread reads and merges, others open and render runs of events, and what they make is told in order; a bounded number of
 * runs is under way, so the memory it takes does not grow with the log.
 */
public final class Replay {

    private static final int RUN = 512;
    /** What is under way outlives young collections, each of which copies it. */
    private static final int UNDER_WAY_PER_WORKER = 3;

    private final LedgerLog log;
    private final Opened opened;
    private final Names names;
    private final Item item;
    private final int workers = Runtime.getRuntime().availableProcessors();
    /** Lines that were told, to be written again: a run's is half a megabyte. */
    private final Queue<Line> spare = new ConcurrentLinkedQueue<>();

    public Replay(LedgerLog log, OuterFormat format, Opened opened) {
        this.log = log;
        this.opened = opened;
        this.names = new Names(opened, new EventCodec(format));
        this.item = new Item(names);
    }

    /** Who listens. */
    public interface Listener {

        /** Items as lines of JSON, which are others once this has returned. */
        void lines(Lines lines) throws IOException;

        /** Whether to go on. */
        boolean goesOn(long passed, long length);
    }

    /** @return how many events were looked at */
    public long run(Query query, Listener listener) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "render");
            thread.setDaemon(true);
            return thread;
        });
        try (Merged merged = new Merged(log, shards(query))) {
            return run(merged, query.test(), listener, pool);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What happens to a connection is in one shard; only names are elsewhere. */
    private List<Integer> shards(Query query) {
        int all = log.partitions(Topics.EVENTS.name());
        return query.connection() == null || opened != Opened.NOTHING
                ? IntStream.range(0, all).boxed().toList()
                : List.of(query.connection().routing().shard(all));
    }

    private long run(Merged merged, Query.Test test, Listener listener, ExecutorService pool)
            throws IOException, InterruptedException {
        Deque<Future<Lines>> underWay = new ArrayDeque<>();
        long looked = 0;
        List<Stored> run = new ArrayList<>(RUN);
        for (Stored next = merged.next(); next != null; next = merged.next()) {
            hear(next);
            run.add(next);
            looked++;
            if (run.size() == RUN) {
                List<Stored> full = run;
                underWay.add(pool.submit(() -> render(full, test)));
                run = new ArrayList<>(RUN);
                if (underWay.size() == UNDER_WAY_PER_WORKER * workers) {
                    tell(done(underWay.remove()), listener);
                }
                if (!listener.goesOn(merged.passed(), merged.length())) {
                    return looked;
                }
            }
        }
        while (!underWay.isEmpty()) {
            tell(done(underWay.remove()), listener);
        }
        tell(render(run, test), listener);
        return looked;
    }

    private void tell(Lines lines, Listener listener) throws IOException {
        listener.lines(lines);
        spare.add(lines.line());
    }

    /** In order, and before anything later is rendered. */
    private void hear(Stored stored) {
        EventBytes event = stored.event();
        if (event != null) {
            names.hear(event, stored.record().value());
        }
    }

    private Lines render(List<Stored> run, Query.Test test) {
        Line known = spare.poll();
        Line out = known == null ? new Line() : known.clear();
        int items = 0;
        try (Opened.Run keys = opened.run()) {
            for (Stored stored : run) {
                @Nullable EventBytes event = stored.event();
                if (event == null) {
                    stored.writeUnreadable(out);
                    items++;
                } else if (test.passes(event)) {
                    item.write(event, keys, out);
                    items++;
                }
            }
        }
        return new Lines(out, items);
    }

    private static Lines done(Future<Lines> rendered) throws InterruptedException {
        try {
            return rendered.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("events must render", e.getCause());
        }
    }
}
