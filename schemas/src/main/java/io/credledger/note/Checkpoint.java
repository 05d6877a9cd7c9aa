package io.credledger.note;

import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeHead;
import java.util.Arrays;
import java.util.List;

/**
 * The head of one tree, as the text of a note (C2SP tlog-checkpoint).
 *
 * @param origin which tree, for everybody everywhere
 * @param extensions further lines; we write none
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    public Checkpoint {
        extensions = List.copyOf(extensions);
        checkLine(origin);
        extensions.forEach(Checkpoint::checkLine);
    }

    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    private static void checkLine(String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new InvalidNoteException("a checkpoint's lines must not be empty");
        }
    }

    /** @throws InvalidNoteException when the text is not exactly a checkpoint's */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new InvalidNoteException("a checkpoint must end with a line feed");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new InvalidNoteException("a checkpoint has an origin, a size and a root");
        }
        return new Checkpoint(lines.get(0), head(lines.get(1), lines.get(2)), lines.subList(3, lines.size()));
    }

    static TreeHead head(String size, String root) {
        byte[] hash = NoteText.base64(root);
        try {
            return new TreeHead(NoteText.number(size), TreeHash.of(hash));
        } catch (IllegalArgumentException e) {
            throw new InvalidNoteException("a checkpoint's root must be the 32 bytes of a tree of that size");
        }
    }

    /** The text of the note. */
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(head.size())
                .append('\n')
                .append(head.root())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
