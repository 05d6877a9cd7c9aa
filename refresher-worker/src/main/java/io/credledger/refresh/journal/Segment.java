package io.credledger.refresh.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be read of a segment's file. Nothing is ever appended to a segment that was there when the journal was opened.
 *
 * @param broken pieces that cannot be read and have a readable record behind them: damage
 * @param cut bytes behind the last readable record: what was being written when the process or the machine died, and so acknowledged to nobody
 */
record Segment(List<Change> changes, int broken, int cut) {

    private static final Pattern NAME = Pattern.compile("attempts-([0-7][0-9a-f]{15})");

    Segment {
        changes = List.copyOf(changes);
    }

    static String name(long number) {
        return String.format("attempts-%016x", number);
    }

    /** Their numbers, oldest first; other files are not looked at. */
    static List<Long> numbers(Disk disk) throws IOException {
        return disk.names().stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(name -> Long.parseLong(name.group(1), 16))
                .sorted()
                .toList();
    }

    static Segment read(long number, byte[] content) throws JournalException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        List<Change> changes = new ArrayList<>();
        int broken = 0;
        int sound = 0;
        for (int at = 0; at < content.length; ) {
            Frame frame = Frame.decode(number, bytes, at);
            if (frame == null) {
                at++;
            } else {
                broken += at > sound ? 1 : 0;
                changes.add(frame.change());
                at += frame.length();
                sound = at;
            }
        }
        return new Segment(changes, broken, content.length - sound);
    }
}
