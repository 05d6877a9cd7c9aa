package io.credledger.refresh;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How attempts are made.
 *
 * @param lease from the intent on, for how long an attempt may send
 * @param answerWithin a provider's answer is waited for so long; it ends within the lease
 * @param replyWithin the writer's reply is waited for so long before the same command is sent again
 * @param redirectUri for providers that want it repeated; null where it is not known
 */
public record RefreshSettings(
        Duration lease,
        Duration answerWithin,
        Duration replyWithin,
        @Nullable URI redirectUri) {

    public RefreshSettings {
        if (answerWithin.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("a lease lasts at least twice as long as an answer is waited for");
        }
    }
}
