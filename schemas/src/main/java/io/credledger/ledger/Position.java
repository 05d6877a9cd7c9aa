package io.credledger.ledger;

/**
 * A place in the log.
 *
 * @param shard from 0
 * @param seq dense within the shard, from 1; 0 is before the first event
 */
public record Position(int shard, long seq) {

    public Position {
        if (shard < 0 || seq < 0) {
            throw new InvalidIdException("a position is <shard>:<seq>, neither negative");
        }
    }

    /** Reads {@code 3:17}, and only as it is written here: no sign, no leading zeros. */
    public static Position parse(String text) {
        int colon = text.indexOf(':');
        try {
            Position position = new Position(
                    Integer.parseInt(text.substring(0, Math.max(colon, 0))), Long.parseLong(text.substring(colon + 1)));
            if (position.toString().equals(text)) {
                return position;
            }
        } catch (NumberFormatException e) {
            // As any other text that is none.
        }
        throw new InvalidIdException("a position is <shard>:<seq>, neither negative");
    }

    @Override
    public String toString() {
        return shard + ":" + seq;
    }
}
