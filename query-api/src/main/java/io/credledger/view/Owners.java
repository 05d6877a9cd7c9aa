package io.credledger.view;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/** Who has which shards, as far as is known here. */
public interface Owners {

    /** Empty while nobody is known to have it, and where it is this process. */
    Optional<InetSocketAddress> of(Part part, int shard);

    /** All other instances. */
    Set<InetSocketAddress> others();
}
