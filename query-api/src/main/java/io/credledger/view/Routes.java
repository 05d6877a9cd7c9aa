package io.credledger.view;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds a shard's part, and asks there. */
public final class Routes {

    /** For a question that nobody waits behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LocalShards here;
    private final Owners owners;
    private final Peers peers;

    public Routes(LocalShards here, Owners owners, Peers peers) {
        this.here = here;
        this.owners = owners;
        this.peers = peers;
    }

    LocalShards here() {
        return here;
    }

    Whereabouts of(Part part, int shard) {
        if (here.has(part, shard)) {
            return new Whereabouts.Here();
        }
        Optional<InetSocketAddress> owner = owners.of(part, shard);
        return owner.isPresent() ? new Whereabouts.At(owner.get()) : new Whereabouts.Nowhere();
    }

    /** Fails with {@link ShardAwayException}, or in any other way, where nobody answers. */
    CompletableFuture<Found> ask(Part part, int shard, Question question) {
        Whereabouts where = of(part, shard);
        if (where instanceof Whereabouts.Here) {
            return here.ask(question);
        }
        return where instanceof Whereabouts.At at
                ? peers.ask(at.instance(), question)
                : CompletableFuture.failedFuture(new ShardAwayException("nobody is known to have the shard"));
    }

    /** @throws ShardAwayException when it does not answer, or does not have what it was asked about */
    Found ask(InetSocketAddress instance, Question question) {
        CompletableFuture<Found> asked = peers.ask(instance, question);
        try {
            Found found = asked.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (found instanceof Found.NotHere) {
                throw new ShardAwayException("the shard is no longer where it was");
            }
            return found;
        } catch (ExecutionException | TimeoutException e) {
            throw new ShardAwayException("another instance must answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailableException("interrupted while another instance was asked", e);
        } finally {
            asked.cancel(false);
        }
    }
}
