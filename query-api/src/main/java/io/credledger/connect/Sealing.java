package io.credledger.connect;

import io.credledger.web.PublicUrl;
import java.net.URI;
import java.util.function.Supplier;

/**
 * What flows are sealed with, and where they come back.
 *
 * @param place where browsers reach us, which is known once we are served
 */
record Sealing(FlowSeals seals, Supplier<PublicUrl> place) {

    static final String CALLBACK = "/v1/connect/callback";

    PublicUrl publicUrl() {
        return place.get();
    }

    /** As it has to be registered with every provider. */
    URI redirectUri() {
        return URI.create(publicUrl().at(CALLBACK));
    }
}
