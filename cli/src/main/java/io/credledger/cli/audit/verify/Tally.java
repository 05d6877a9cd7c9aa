package io.credledger.cli.audit.verify;

/** What was looked at. For one thread at a time. */
public final class Tally {

    private long events;
    private long decided;
    private long opened;
    private long shredded;
    private long states;
    private long checkpoints;
    private long lost;
    private long accesses;

    /** What was looked at elsewhere, too. */
    void add(Tally other) {
        events += other.events;
        decided += other.decided;
        opened += other.opened;
        shredded += other.shredded;
        states += other.states;
        checkpoints += other.checkpoints;
        lost += other.lost;
        accesses += other.accesses;
    }

    void event() {
        events++;
    }

    void decided() {
        decided++;
    }

    void opened() {
        opened++;
    }

    void shredded() {
        shredded++;
    }

    void states(long compared) {
        states += compared;
    }

    void checkpoint() {
        checkpoints++;
    }

    void lost() {
        lost++;
    }

    void access() {
        accesses++;
    }

    public long events() {
        return events;
    }

    /** Commands decided again. */
    public long commands() {
        return decided;
    }

    /** Sealed parts that opened as what they must be: commands that somebody with a key asked for. */
    public long sealedParts() {
        return opened;
    }

    /** Sealed parts whose key is gone. */
    public long shreddedParts() {
        return shredded;
    }

    /** States of the writer's changelog that were the fold's. */
    public long writersStates() {
        return states;
    }

    /** Signed heads whose root the log has. */
    public long checkpoints() {
        return checkpoints;
    }

    /** Signed heads of leaves that a restoration took back, as the log itself tells. */
    public long lostCheckpoints() {
        return lost;
    }

    /** Access records. */
    public long accesses() {
        return accesses;
    }
}
