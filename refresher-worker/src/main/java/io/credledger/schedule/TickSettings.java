package io.credledger.schedule;

/**
 * @param budget entries that one tick looks at
 * @param waiting entries that are due and wait, at most: one costs about 150 bytes. Beyond it nothing new is looked at until some went
 */
public record TickSettings(int budget, int waiting) {

    public static final TickSettings USUAL = new TickSettings(2_000, 1_000_000);

    public TickSettings {
        if (budget < 2 || waiting < budget) {
            throw new IllegalArgumentException("a tick looks at two entries or more, and fewer than may wait");
        }
    }
}
