package io.credledger.edge;

import io.credledger.gateway.CommandNotSentException;
import io.credledger.ledger.CommandMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way of a command from the edge to the writer, and of its answer back. Safe for use by many threads. */
public interface CommandGateway {

    /**
     * Hands the command to the writer, waits for its reply, and then until the view of this process has applied what was committed.
     *
     * @param patience for all of it; a broker that cannot be reached uses it up
     * @return {@link Answer.NotYet} also when the waiting thread is interrupted, which stays interrupted
     * @throws CommandNotSentException when Kafka refuses to take it: it will never be decided
     */
    Answer submit(CommandMessage message, Duration patience);

    /**
     * The same without a waiting thread. The answer arrives on a thread of the common pool.
     *
     * @return completed exceptionally only with {@link CommandNotSentException}
     */
    CompletableFuture<Answer> submitAsync(CommandMessage message, Duration patience);
}
