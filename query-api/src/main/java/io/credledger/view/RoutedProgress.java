package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** How far all shards are, here or at another instance: that one is asked each time, for what it says is what can be read there. */
public final class RoutedProgress implements Progress {

    /** After that the shard is looked for again. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Routes routes;
    private final int shards;
    private final LongSupplier othersWebhooks;

    /** @param othersWebhooks another number whenever a webhook elsewhere may have changed */
    public RoutedProgress(Routes routes, int shards, LongSupplier othersWebhooks) {
        this.routes = routes;
        this.shards = shards;
        this.othersWebhooks = othersWebhooks;
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public List<Position> all() {
        Map<InetSocketAddress, List<Standing>> said = new HashMap<>();
        List<Position> all = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            all.add(new Position(shard, known(shard, said)));
        }
        return all;
    }

    private long known(int shard, Map<InetSocketAddress, List<Standing>> said) {
        try {
            return size(Part.LEDGER, shard, said);
        } catch (ViewUnavailableException e) {
            return 0;
        }
    }

    @Override
    public long applied(int shard) {
        return size(Part.LEDGER, shard, new HashMap<>());
    }

    @Override
    public long accesses(int shard) {
        return size(Part.ACCESS, shard, new HashMap<>());
    }

    private long size(Part part, int shard, Map<InetSocketAddress, List<Standing>> said) {
        Whereabouts where = routes.of(part, shard);
        List<Standing> standings;
        if (where instanceof Whereabouts.At at) {
            standings = said.computeIfAbsent(at.instance(), this::standings);
        } else {
            standings = routes.here().standings();
        }
        return standings.stream()
                .filter(standing -> standing.part() == part && standing.shard() == shard)
                .findFirst()
                .orElseThrow(() -> new ShardAwayException("nobody is known to have the shard"))
                .size();
    }

    private List<Standing> standings(InetSocketAddress instance) {
        if (routes.ask(instance, new Question.Standings()) instanceof Found.Stood stood) {
            return stood.standings();
        }
        throw new ShardAwayException("another instance must answer what it was asked");
    }

    @Override
    public CompletableFuture<Void> whenApplied(Position position) {
        if (position.shard() >= shards) {
            throw new IndexOutOfBoundsException("the ledger has no such shard");
        }
        Question question = new Question.Applied(position, AT_MOST);
        return Waiting.until(() -> routes.ask(Part.LEDGER, position.shard(), question));
    }

    @Override
    public CompletableFuture<Void> whenChanged(EntityId entity, long version) {
        Question question = new Question.Changed(entity, version, AT_MOST);
        return Waiting.until(() -> routes.ask(Part.LEDGER, entity.routing().shard(shards), question));
    }

    @Override
    public long webhooksRevision() {
        return routes.here().webhooks() + othersWebhooks.getAsLong();
    }
}
