package io.credledger.refresh;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.ProviderClientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of a client's two secrets to use, while one takes over from the other: the newer one until the provider refuses it, then the other, and
 * so on in turn. A refused secret costs no refresh token: a provider looks at the client first. Safe for use by many threads.
 */
final class Secrets {

    private final Map<ProviderClientId, Refused> refused = new ConcurrentHashMap<>();

    private record Refused(CommandId stored, boolean previous) {}

    boolean usesPrevious(HeldClient client, ClientRegistration registration) {
        Refused last = refused.get(client.state().id());
        return last != null
                && registration.sealedPreviousSecret() != null
                && last.stored().equals(stored(client))
                && !last.previous();
    }

    void refused(HeldClient client, boolean previous) {
        refused.put(client.state().id(), new Refused(stored(client), previous));
    }

    private static CommandId stored(HeldClient client) {
        return client.registration().header().command();
    }
}
