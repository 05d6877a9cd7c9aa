package io.credledger.cli.client.terminal;

/** Colours, or none. */
public enum Palette {
    PLAIN,
    ANSI;

    private static final String RESET = "\u001b[0m";

    /** What a piece of text is about; the terminal's own theme decides how that looks. */
    public enum Tone {
        NORMAL(""),
        HEADING("\u001b[1m"),
        GOOD("\u001b[32m"),
        WARNING("\u001b[33m"),
        BAD("\u001b[31m"),
        PAST("\u001b[2m");

        private final String sequence;

        Tone(String sequence) {
            this.sequence = sequence;
        }
    }

    /** Only on a terminal, and not where {@code NO_COLOR} is set (no-color.org) or the terminal is dumb. */
    public static Palette of(Surroundings surroundings, boolean refused) {
        boolean wanted = !refused
                && surroundings.terminal().interactive()
                && surroundings.variable("NO_COLOR").isEmpty()
                && !surroundings.variable("TERM").filter("dumb"::equals).isPresent();
        return wanted ? ANSI : PLAIN;
    }

    public String paint(Tone tone, String text) {
        return this == PLAIN || tone == Tone.NORMAL || text.isEmpty() ? text : tone.sequence + text + RESET;
    }
}
