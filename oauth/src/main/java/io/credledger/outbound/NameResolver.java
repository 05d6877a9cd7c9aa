package io.credledger.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** From a name to addresses, of which the first that answers is used. It may block. */
@FunctionalInterface
interface NameResolver {

    NameResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** At least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
