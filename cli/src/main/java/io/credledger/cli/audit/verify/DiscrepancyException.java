package io.credledger.cli.audit.verify;

import io.credledger.ledger.Position;

/** Something does not fit. Place and rule are the auditor's to read; neither holds anything personal. */
public final class DiscrepancyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String rule;

    /**
     * What was found.
     *
     * @param place where: a position, a shard, a checkpoint
     * @param rule what is wrong there, as a sentence goes on after it
     */
    public DiscrepancyException(String place, String rule) {
        super(place + ": " + rule);
        this.place = place;
        this.rule = rule;
    }

    static DiscrepancyException at(Position position, String rule) {
        return new DiscrepancyException(position.toString(), rule);
    }

    public String place() {
        return place;
    }

    public String rule() {
        return rule;
    }
}
