package io.credledger.connect;

import io.credledger.crypto.Tickets;
import io.credledger.operation.Desk;
import io.credledger.sealing.TokenOpener;
import io.credledger.web.PublicUrl;
import java.util.function.Supplier;

/** The steps of a flow: it begins, starts in a browser, comes back, and is asked about. Safe for use by several threads. */
public record Connecting(Beginning beginning, Starting starting, Returning returning, FlowOutcomes outcomes) {

    /** @param place where browsers reach us, which is where providers send them back to */
    public static Connecting of(
            Desk desk, Tickets tickets, Supplier<PublicUrl> place, OAuth oauth, TokenOpener opener) {
        return of(desk, tickets, place, oauth, opener, time -> Thread.sleep(time.toMillis()));
    }

    /** @param pause between two looks at a flow that somebody else completes */
    public static Connecting of(
            Desk desk, Tickets tickets, Supplier<PublicUrl> place, OAuth oauth, TokenOpener opener, Pause pause) {
        Sealing sealing = new Sealing(new FlowSeals(tickets), place);
        FlowOutcomes outcomes = new FlowOutcomes(desk);
        return new Connecting(
                new Beginning(desk, sealing),
                new Starting(desk, sealing, oauth),
                new Returning(desk, sealing, oauth, opener, new Awaiting(desk, outcomes, pause), pause),
                outcomes);
    }
}
