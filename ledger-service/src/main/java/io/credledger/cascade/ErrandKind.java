package io.credledger.cascade;

/** What an errand is about. The letter is permanent: it is in the store, and in command ids. */
enum ErrandKind {
    CONNECTION('c'),
    TOKEN('t'),
    LOGIN('l'),
    ADMIN('a'),
    /** The identity itself, when nothing else of it is left anywhere. */
    SELF('s'),
    CONFLICT('x');

    private final char letter;

    ErrandKind(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    static ErrandKind of(char letter) {
        for (ErrandKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalStateException("an errand has a kind");
    }
}
