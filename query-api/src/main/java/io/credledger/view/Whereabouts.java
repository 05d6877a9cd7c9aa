package io.credledger.view;

import java.net.InetSocketAddress;

/** Where a shard's part is. */
sealed interface Whereabouts {

    /** In this process, with its stores open. */
    record Here() implements Whereabouts {}

    /** At another instance. */
    record At(InetSocketAddress instance) implements Whereabouts {}

    /** On its way to somebody, perhaps to us. */
    record Nowhere() implements Whereabouts {}
}
