package io.credledger.hook;

import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WebhookId;
import io.credledger.sealing.StoredToken;
import java.net.URI;

/**
 * A webhook as it can be used.
 *
 * @param owner who subscribed
 * @param secret sealed, for the origin of the target
 */
record Subscription(Webhook webhook, IdentityId owner, URI target, StoredToken secret) {

    WebhookId id() {
        return webhook.id();
    }

    @Override
    public String toString() {
        return "Subscription " + webhook.id();
    }
}
