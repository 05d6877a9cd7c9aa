package io.credledger.forge;

import java.net.URI;

/**
 * Where a forge is.
 *
 * @param web its pages
 * @param api its REST API, without a final slash
 */
record ForgePlace(URI web, URI api) {

    /** Which servers somebody uses is theirs to tell. */
    @Override
    public String toString() {
        return "ForgePlace [redacted]";
    }
}
