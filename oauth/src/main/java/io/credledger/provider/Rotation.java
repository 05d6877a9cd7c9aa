package io.credledger.provider;

/** What a refresh does to the refresh token that was used. */
public enum Rotation {
    /** It stays good, and no other comes. */
    NONE,
    /** The server decides: another may come, and the used one may die. */
    OPTIONAL,
    /** It is dead, and another comes. */
    SINGLE_USE
}
