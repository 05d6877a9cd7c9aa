package io.credledger.cli.client.moving;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.moving.Reading.Row;
import io.credledger.cli.client.moving.Reading.Skipped;
import io.credledger.cli.client.moving.Reading.Trouble;
import io.credledger.cli.client.moving.Tally.Fate;
import io.credledger.cli.client.terminal.Terminal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One import: reads all, checks all, and stores only if all can be stored. */
final class Moving {

    private final RowSource source;
    private final RowReader reader;
    private final Clerk clerk;
    private final Terminal terminal;
    private final int size;
    private long rows;
    private long refreshing;

    /** @param size how many rows are under way at a time */
    Moving(RowSource source, RowReader reader, Clerk clerk, int size) {
        this.source = source;
        this.reader = reader;
        this.clerk = clerk;
        this.terminal = clerk.session().terminal();
        this.size = size;
    }

    /** What the lines are by themselves. */
    void read() {
        Map<String, Long> places = new HashMap<>();
        source.each((number, text) -> {
            Reading reading = reader.read(number, text);
            if (reading instanceof Skipped skipped) {
                tally().add(skipped);
                return;
            }
            rows++;
            if (reading instanceof Trouble trouble) {
                tally().add(trouble);
            } else if (reading instanceof Row row) {
                refreshing += row.refreshes() ? 1 : 0;
                Long first = places.putIfAbsent(row.place(), number);
                if (first != null) {
                    tally().add(new Trouble(
                            number, "duplicate-row", "", "a row must not name the connection of line " + first));
                }
            }
        });
    }

    /** What the server would say to each. */
    void check() {
        each("check", clerk::check);
    }

    /** All that may be stored, which must be all. */
    void store() {
        tally().forget(Fate.CREATED);
        tally().forget(Fate.REPLACED);
        each("store", clerk::store);
        long told = Stream.of(Fate.values()).mapToLong(tally()::count).sum();
        if (told + tally().troubles().size() != rows) {
            throw ClientException.usage("the rows changed meanwhile: run the same command again");
        }
    }

    private void each(String phase, Consumer<Row> work) {
        long length = rows - tally().troubles().size() - tally().count(Fate.REPEATED) - tally().count(Fate.EXISTING);
        Headway headway = new Headway(terminal, phase, length);
        try (Crew crew = new Crew(size)) {
            source.each((number, text) -> {
                if (!tally().settled(number) && reader.read(number, text) instanceof Row row) {
                    crew.take(row, one -> {
                        work.accept(one);
                        headway.one();
                    });
                }
            });
            crew.finish();
        } finally {
            headway.end();
        }
    }

    Tally tally() {
        return clerk.tally();
    }

    /** How many there are, skipped lines apart. */
    long rows() {
        return rows;
    }

    /** How many of them have a refresh token. */
    long refreshing() {
        return refreshing;
    }
}
