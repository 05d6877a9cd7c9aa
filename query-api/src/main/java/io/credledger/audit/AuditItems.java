package io.credledger.audit;

import io.credledger.audit.LogEntry.Accessed;
import io.credledger.audit.LogEntry.Happened;
import io.credledger.audit.LogEntry.Later;
import io.credledger.operation.Desk;
import io.credledger.operation.Names;
import io.credledger.sealing.AccessOpener;

/** Makes items of what the log has. Names are looked up once in a while: a long answer neither gathers them all nor shows what was erased since. */
final class AuditItems {

    private static final int LOOK_AGAIN_AFTER = 1000;

    private final Desk desk;
    private final AccessOpener opener;
    private EventItems events;
    private AccessItems accesses;
    private int made;

    AuditItems(Desk desk, AccessOpener opener) {
        this.desk = desk;
        this.opener = opener;
        Names names = new Names(desk.directory());
        this.events = new EventItems(desk, names);
        this.accesses = new AccessItems(opener, names);
    }

    AuditItem of(Logged logged) {
        if (++made % LOOK_AGAIN_AFTER == 0) {
            forget();
        }
        LogEntry entry = logged.entry();
        if (entry instanceof Happened happened) {
            return events.of(happened.event());
        } else if (entry instanceof Later later) {
            return events.of(later.event());
        } else if (entry instanceof Accessed accessed) {
            return accesses.of(logged.place().partition(), logged.offset(), accessed.access());
        }
        return AuditItem.unreadable(logged.place() + "@" + logged.offset(), entry.at());
    }

    /** Looks every name up anew. */
    void forget() {
        Names names = new Names(desk.directory());
        events = new EventItems(desk, names);
        accesses = new AccessItems(opener, names);
    }
}
