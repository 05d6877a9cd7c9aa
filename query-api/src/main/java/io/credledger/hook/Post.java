package io.credledger.hook;

import java.util.concurrent.CompletableFuture;

/** Brings a notice to a subscriber, once. */
@FunctionalInterface
interface Post {

    /** Completes normally, on whatever thread; never throws. */
    CompletableFuture<Outcome> send(Subscription subscription, Notice notice);
}
