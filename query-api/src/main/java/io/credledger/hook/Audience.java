package io.credledger.hook;

import io.credledger.ledger.WebhookId;
import io.credledger.view.Noticed;
import java.util.Map;

/** Who is told what. */
interface Audience {

    /** The subscriptions that there are now. */
    Map<WebhookId, Subscription> now();

    /** Whether the subscriber wants it, and may know it now. */
    boolean concerns(Subscription subscription, Noticed noticed);
}
