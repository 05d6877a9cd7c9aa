package io.credledger.cascade;

import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Routing;
import java.time.Instant;

/** Where what the cascade says goes. */
interface Post {

    /** To the writer. */
    void command(CommandMessage message, Instant now);

    /** To the shard of the routing. */
    void tell(Routing to, CascadeNote note, Instant now);

    void tellAll(CascadeNote note, Instant now);
}
