package io.credledger.cli.client.terminal;

/** How many columns of a terminal text takes: marks take none, ideographs and emoji two. */
public final class DisplayWidth {

    private static final String ELLIPSIS = "…";

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Cut to at most {@code columns}, the last of them then an ellipsis. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 1;
        for (int point : text.codePoints().toArray()) {
            width += of(point);
            if (width > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(ELLIPSIS).toString();
    }

    /** Filled with spaces to {@code columns}. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    /** The blocks that Unicode's East Asian Width (UAX 11) calls wide, coarsely. */
    private static boolean wide(int point) {
        return between(point, 0x1100, 0x115F)
                || between(point, 0x2E80, 0xA4CF)
                || between(point, 0xAC00, 0xD7A3)
                || between(point, 0xF900, 0xFAFF)
                || between(point, 0xFE30, 0xFE6F)
                || between(point, 0xFF00, 0xFF60)
                || between(point, 0xFFE0, 0xFFE6)
                || between(point, 0x1F300, 0x1F64F)
                || between(point, 0x1F900, 0x1F9FF)
                || between(point, 0x20000, 0x3FFFD);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
