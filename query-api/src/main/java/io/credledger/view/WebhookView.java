package io.credledger.view;

import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WebhookId;
import java.util.List;
import java.util.Optional;

/** Who is to be told, and of what. Every method but {@link #revision} may throw {@link ViewUnavailableException}. */
public interface WebhookView {

    /** An identity's; empty where there never was one. */
    Optional<WebhookBook> book(IdentityId identity);

    /** The book in which a webhook stands, or stood: one identity has the routing that the id begins with. */
    Optional<WebhookBook> bookOf(WebhookId webhook);

    /** All books with a webhook that was not removed, by shard and id. */
    List<WebhookBook> books();

    /** Grows whenever a book may have changed. */
    long revision();

    /** How many shards the ledger has. */
    int shards();

    /** How far a shard is applied. */
    long applied(int shard);

    /**
     * What happened in a shard that can be told, oldest first.
     *
     * @param after seq, exclusive
     * @param through seq, inclusive; no further than it is applied
     */
    List<Noticed> notices(int shard, long after, long through, int most);
}
