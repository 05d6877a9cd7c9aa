package io.credledger.cli.audit;

import io.credledger.cli.audit.keys.AuditKeys;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.Foundings;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerId;
import io.credledger.wire.OuterFormat;
import org.jspecify.annotations.Nullable;

/** An opened log and what may be opened of it. */
final class Source implements AutoCloseable {

    /** Keys come with a ledger: they are derived for it. */
    @FunctionalInterface
    interface Keys {
        @Nullable
        AuditKeys of(LedgerId ledger);
    }

    private final LedgerLog log;
    private final OuterFormat format;
    private final Keys keys;
    private final LedgerFounded founding;
    private @Nullable Scratch scratch;

    Source(LedgerLog log, OuterFormat format, Keys keys) {
        this.log = log;
        this.format = format;
        this.keys = keys;
        try {
            this.founding = Foundings.first(log, format);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    LedgerLog log() {
        return log;
    }

    OuterFormat format() {
        return format;
    }

    LedgerFounded founding() {
        return founding;
    }

    /** What opens with the key that was given; nothing without one. */
    Opened opened(StoredKeys stored) {
        AuditKeys given = keys.of(founding.ledger());
        return given == null ? Opened.NOTHING : Opened.with(given.opener(stored));
    }

    /** With the wrapped keys read, where there is something to open them with. */
    Opened opened() {
        AuditKeys given = keys.of(founding.ledger());
        if (given == null) {
            return Opened.NOTHING;
        }
        StoredKeys stored = stored();
        stored.loadForDetails(log);
        return Opened.with(given.opener(stored));
    }

    /** For the wrapped keys, not read yet, on scratch space that goes with this. */
    StoredKeys stored() {
        Scratch space = scratch == null ? new Scratch() : scratch;
        scratch = space;
        return new StoredKeys(space, format);
    }

    @Override
    public void close() {
        Scratch space = scratch;
        if (space != null) {
            space.close();
        }
        log.close();
    }
}
