package io.credledger.view;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** The way to other instances. Safe for many threads. */
public interface Peers {

    /** Fails, in any way, where the instance does not answer or its answer cannot be believed. */
    CompletableFuture<Found> ask(InetSocketAddress instance, Question question);
}
