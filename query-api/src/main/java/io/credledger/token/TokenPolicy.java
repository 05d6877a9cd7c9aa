package io.credledger.token;

import io.credledger.provider.Provider;
import io.credledger.provider.Way;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator decides about tokens.
 *
 * @param exchange whether a caller's token is exchanged where it would be handed on
 * @param fallbacks ids of providers, or keys of the server's connections
 * @param exchangeCache how long an exchanged token is kept in memory at most
 * @param requireJti whether a subject's JWT needs an id and is good once
 */
public record TokenPolicy(boolean exchange, Set<String> fallbacks, Duration exchangeCache, boolean requireJti) {

    /** As where nothing is set. */
    public static final TokenPolicy DEFAULT = new TokenPolicy(false, Set.of(), Duration.ofSeconds(60), false);

    public TokenPolicy {
        fallbacks = Set.copyOf(fallbacks);
    }

    /** How a foreground token is had where the subject's own is what counts; empty where a connection does. */
    Optional<Way> foreground(Provider provider) {
        boolean passes = provider.ways().contains(Way.PASS_THROUGH);
        if (passes && !exchange) {
            return Optional.of(Way.PASS_THROUGH);
        }
        return passes || provider.ways().contains(Way.EXCHANGE) ? Optional.of(Way.EXCHANGE) : Optional.empty();
    }

    /** Whether the provider cannot do what is decided for it. */
    public boolean overtaxes(Provider provider) {
        return foreground(provider).filter(Way.EXCHANGE::equals).isPresent() && !provider.exchanges();
    }

    @Override
    public String toString() {
        return "TokenPolicy [redacted]";
    }
}
