package io.credledger.merkle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of a ledger's trees: {@code events-3} or {@code access-3}.
 *
 * @param shard from 0
 */
public record TreeName(Kind kind, int shard) implements Comparable<TreeName> {

    /** What the leaves are. */
    public enum Kind {
        /** The events of a shard; the index of a leaf is its seq − 1. */
        EVENTS,
        /** The access records of a shard; the index of a leaf is its offset. */
        ACCESS;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern TEXT = Pattern.compile("(events|access)-(0|[1-9][0-9]{0,4})");

    public TreeName {
        if (shard < 0) {
            throw new IllegalArgumentException("a shard's number must not be negative");
        }
    }

    public static TreeName events(int shard) {
        return new TreeName(Kind.EVENTS, shard);
    }

    public static TreeName access(int shard) {
        return new TreeName(Kind.ACCESS, shard);
    }

    /** Reads {@code events-3}, and only as it is written here. */
    public static Optional<TreeName> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new TreeName(
                        Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Shard by shard, events before access. */
    @Override
    public int compareTo(TreeName other) {
        int shards = Integer.compare(shard, other.shard);
        return shards != 0 ? shards : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return kind.text() + '-' + shard;
    }
}
