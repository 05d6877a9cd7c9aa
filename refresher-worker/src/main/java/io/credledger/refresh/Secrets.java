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

    /**
     * What a client has.
     *
     * @param stored by which command: a later one brings others
     * @param two whether there is a previous one
     */
    record Held(ProviderClientId client, CommandId stored, boolean two) {

        static Held of(HeldClient client, ClientRegistration registration) {
            return new Held(
                    client.state().id(),
                    client.registration().header().command(),
                    registration.sealedPreviousSecret() != null);
        }
    }

    /**
     * @param previous which one was refused last
     * @param accepted whether the other one was accepted since
     * @param both whether the other one had been refused before, and none was accepted since
     */
    private record Refused(CommandId stored, boolean previous, boolean accepted, boolean both) {

        Refused again(boolean refused) {
            return refused == previous ? this : new Refused(stored, refused, false, !accepted);
        }
    }

    boolean usesPrevious(Held held) {
        Refused last = refused.get(held.client());
        return held.two() && last != null && last.stored().equals(held.stored()) && !last.previous();
    }

    void accepted(Held held, boolean previous) {
        refused.computeIfPresent(
                held.client(),
                (client, last) ->
                        last.previous() == previous ? null : new Refused(last.stored(), last.previous(), true, false));
    }

    /** Notes that one was refused. Whether there is another one that was not refused just now. */
    boolean leavesAnother(Held held, boolean previous) {
        Refused now = refused.compute(
                held.client(),
                (client, last) -> last == null || !last.stored().equals(held.stored())
                        ? new Refused(held.stored(), previous, false, false)
                        : last.again(previous));
        return held.two() && !now.both();
    }
}
