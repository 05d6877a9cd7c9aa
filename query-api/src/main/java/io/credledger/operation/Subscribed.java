package io.credledger.operation;

import io.credledger.hook.HookSecret;

/** A webhook that was just made: the one moment in which its secret can be shown. */
public record Subscribed(WebhookCard card, HookSecret secret) {

    @Override
    public String toString() {
        return "Subscribed " + card.id();
    }
}
