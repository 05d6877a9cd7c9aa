package io.credledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topic of checkpoints, as long as the test lasts; each process reads it by {@link #opened()}. */
final class MemoryLog {

    final List<byte[]> notes = new ArrayList<>();

    /** How many more records it takes before whoever writes is killed. */
    int patience = Integer.MAX_VALUE;

    /** What a kill looks like from inside. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CheckpointLog opened() {
        return new CheckpointLog() {
            private int read;

            @Override
            public List<byte[]> news() {
                List<byte[]> news = List.copyOf(notes.subList(read, notes.size()));
                read = notes.size();
                return news;
            }

            @Override
            public void write(Map<String, byte[]> notesByName) {
                notesByName.values().forEach(note -> {
                    if (patience-- <= 0) {
                        throw new Killed();
                    }
                    notes.add(note);
                });
            }
        };
    }
}
