package io.credledger.streams;

/**
 * How far stores have been restored from their changelogs.
 *
 * @param stores that are being restored now
 * @param restored records so far, of these and of those that were finished beside them
 * @param total records in all; more may be counted than there are, because transaction markers take offsets too
 */
public record RestoreSnapshot(int stores, long restored, long total) {

    public boolean isFinished() {
        return stores == 0;
    }

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, restored * 100 / total);
    }

    @Override
    public String toString() {
        return isFinished()
                ? "all stores are restored"
                : "restoring " + stores + " stores, " + percent() + " % of " + total + " records";
    }
}
