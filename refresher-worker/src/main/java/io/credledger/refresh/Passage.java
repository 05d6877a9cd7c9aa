package io.credledger.refresh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider's gate, held open for one request. Exactly one call ends it. */
public interface Passage {

    /** The provider answered as one that works does, whatever it said of the grant. */
    void worked();

    /** It could not be reached, or failed. */
    void failed();

    /** @param retryAfter null where it did not say when */
    void limited(@Nullable Duration retryAfter);

    /** It does not take this client, or this secret of it. */
    void misconfigured();

    /** Nothing was asked. */
    void unused();
}
