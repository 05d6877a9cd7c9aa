package io.credledger.note;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LedgerId;
import io.credledger.merkle.TreeHead;
import io.credledger.merkle.TreeName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The heads of all trees of a ledger at one moment, as the text of a note: {@code credledger/<ledger id>/heads}, the time, then a line for
 * each tree that has leaves, of origin, size and root. One to keep tells later whether any tree was cut, altered or left out.
 *
 * @param at when it was made, by the signer's clock
 * @param heads by tree
 */
public record HeadList(LedgerId ledger, Instant at, SortedMap<TreeName, Head> heads) {

    private static final String PREFIX = "credledger/";
    private static final String SUFFIX = "/heads";

    /** The head of a tree under its origin. */
    public record Head(TreeOrigin origin, TreeHead head) {

        /** The same alone. */
        public Checkpoint checkpoint() {
            return new Checkpoint(origin.toString(), head);
        }
    }

    public HeadList {
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
        heads.forEach((tree, head) -> {
            if (!head.origin().tree().equals(tree) || !head.origin().ledger().equals(ledger)) {
                throw new InvalidNoteException("a list of heads has those of one ledger, each under its own name");
            }
        });
    }

    /** Whether the text says that it is one. */
    public static boolean isList(String text) {
        int end = text.indexOf('\n');
        return text.startsWith(PREFIX)
                && end > PREFIX.length() + SUFFIX.length()
                && text.substring(0, end).endsWith(SUFFIX);
    }

    /** @throws InvalidNoteException when the text is not exactly a list's */
    public static HeadList parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (!isList(text) || lines.size() < 3 || !lines.get(lines.size() - 1).isEmpty()) {
            throw new InvalidNoteException("a list of heads has a name, a time and lines of heads");
        }
        SortedMap<TreeName, Head> heads = new TreeMap<>();
        for (String line : lines.subList(2, lines.size() - 1)) {
            Head head = head(line);
            heads.put(head.origin().tree(), head);
        }
        HeadList list = new HeadList(ledger(lines.get(0)), time(lines.get(1)), heads);
        if (!list.text().equals(text)) {
            throw new InvalidNoteException("a list of heads has each tree once, in order");
        }
        return list;
    }

    private static LedgerId ledger(String line) {
        try {
            return new LedgerId(line.substring(PREFIX.length(), line.length() - SUFFIX.length()));
        } catch (InvalidIdException e) {
            throw new InvalidNoteException("a list of heads must name its ledger");
        }
    }

    private static Instant time(String line) {
        try {
            return Instant.parse(line);
        } catch (DateTimeParseException e) {
            throw new InvalidNoteException("a list of heads must have a time");
        }
    }

    private static Head head(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new InvalidNoteException("a head is an origin, a size and a root");
        }
        return new Head(TreeOrigin.parse(parts[0]), Checkpoint.head(parts[1], parts[2]));
    }

    /** The text of the note. */
    public String text() {
        StringBuilder text = new StringBuilder(PREFIX)
                .append(ledger)
                .append(SUFFIX)
                .append('\n')
                .append(at)
                .append('\n');
        heads.values()
                .forEach(head -> text.append(head.origin())
                        .append(' ')
                        .append(head.head().size())
                        .append(' ')
                        .append(head.head().root())
                        .append('\n'));
        return text.toString();
    }
}
