package io.credledger.view;

/**
 * Data keys.
 *
 * @param all without those that are shredded
 * @param counted those of them that were asked for
 */
public record KeyCount(long all, long counted) {

    static final KeyCount NONE = new KeyCount(0, 0);

    KeyCount and(boolean isCounted) {
        return new KeyCount(all + 1, isCounted ? counted + 1 : counted);
    }

    KeyCount and(KeyCount other) {
        return new KeyCount(all + other.all, counted + other.counted);
    }
}
