package io.credledger.merkle;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One tile of a tree as C2SP tlog-tiles has them: up to 256 neighbouring hashes of every eighth level.
 *
 * @param level of the tile: 0 has leaves, 1 the roots of full tiles of level 0
 * @param index of the tile in its level, from 0
 * @param width hashes, 1 to 256; fewer than 256 is a partial tile
 */
public record Tile(int level, long index, int width) {

    /** Hashes of a full tile. */
    public static final int FULL = 256;

    /** Beyond it no tree of 63 bits has tiles. */
    public static final int MAX_LEVEL = 7;

    private static final int HEIGHT = 8;
    private static final Pattern PATH =
            Pattern.compile("(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("a tile is on one of the levels of a tree and has 1 to 256 hashes");
        }
    }

    /** Reads {@code 0/x001/x234/067} or {@code 1/000.p/17}, and only as it is written here. */
    public static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = Integer.parseInt(matcher.group(1));
        String partial = matcher.group(3);
        int width = partial == null ? FULL : Integer.parseInt(partial);
        if (level > MAX_LEVEL || width > FULL) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(2).replace("/", "").replace("x", ""));
        return Optional.of(new Tile(level, index, width))
                .filter(tile -> tile.toString().equals(path));
    }

    /** Whether a tree of that size has all of its hashes. */
    public boolean isIn(long size) {
        long nodes = size >>> (level * HEIGHT);
        return index < nodes / FULL || (index == nodes / FULL && width <= nodes % FULL);
    }

    /** The hashes one after the other. */
    public byte[] read(Nodes nodes) {
        ByteBuffer hashes = ByteBuffer.allocate(width * TreeHash.LENGTH);
        for (int i = 0; i < width; i++) {
            hashes.put(nodes.at(level * HEIGHT, index * FULL + i).toByteArray());
        }
        return hashes.array();
    }

    /** The path below {@code tile/}. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        path.insert(0, level + "/");
        return width == FULL ? path.toString() : path + ".p/" + width;
    }
}
