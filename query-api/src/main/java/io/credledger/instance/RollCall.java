package io.credledger.instance;

import io.credledger.ledger.Position;
import io.credledger.streams.Health;
import io.credledger.view.Found;
import io.credledger.view.LocalShards;
import io.credledger.view.Owners;
import io.credledger.view.Part;
import io.credledger.view.Peers;
import io.credledger.view.Question;
import io.credledger.view.Standing;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the other instances said last about what they have: whoever says nothing has nothing. Safe for many threads. */
public final class RollCall {

    private static final String NAME = "instances";
    private static final long PATIENCE_SECONDS = 2;

    private final LocalShards here;
    private final Owners owners;
    private final Peers peers;
    private final int shards;
    private final Map<InetSocketAddress, Found.Stood> said = new ConcurrentHashMap<>();
    private final AtomicLong webhooks = new AtomicLong();

    /** @param shards how many the ledger has */
    public RollCall(LocalShards here, Owners owners, Peers peers, int shards) {
        this.here = here;
        this.owners = owners;
        this.peers = peers;
        this.shards = shards;
    }

    /** Asks all at once, and waits for their answers a moment. For one thread. */
    public void call() {
        Set<InetSocketAddress> others = owners.others();
        said.keySet().retainAll(others);
        others.stream().map(this::ask).toList().forEach(CompletableFuture::join);
    }

    private CompletableFuture<InetSocketAddress> ask(InetSocketAddress other) {
        return peers.ask(other, new Question.Standings())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((found, failure) -> {
                    if (found instanceof Found.Stood stood) {
                        heard(other, stood);
                    } else {
                        said.remove(other);
                    }
                    return other;
                });
    }

    private void heard(InetSocketAddress other, Found.Stood stood) {
        Found.Stood before = said.put(other, stood);
        if (before == null || before.webhooks() != stood.webhooks()) {
            webhooks.incrementAndGet();
        }
    }

    /** Another number whenever a webhook elsewhere may have changed. */
    public long webhooks() {
        return webhooks.get();
    }

    /** How far each shard is where it can be read, in order of shards; seq 0 where nobody said that it can. */
    public List<Position> positions() {
        List<Standing> all = standings();
        return IntStream.range(0, shards)
                .mapToObj(shard ->
                        new Position(shard, size(all, Part.LEDGER, shard).orElse(0)))
                .toList();
    }

    private List<Standing> standings() {
        return Stream.concat(
                        here.standings().stream(), said.values().stream().flatMap(stood -> stood.standings().stream()))
                .toList();
    }

    private static OptionalLong size(List<Standing> all, Part part, int shard) {
        return all.stream()
                .filter(standing -> standing.part() == part && standing.shard() == shard)
                .mapToLong(Standing::size)
                .max();
    }

    /** Ready while every shard can be read here, or at an instance that answers. */
    public Health.Part part() {
        List<Standing> all = standings();
        long missing = Stream.of(Part.values())
                .flatMap(part -> IntStream.range(0, shards).mapToObj(shard -> size(all, part, shard)))
                .filter(OptionalLong::isEmpty)
                .count();
        return missing == 0
                ? new Health.Part(NAME, true, "with " + said.size() + " others that answer")
                : new Health.Part(NAME, false, missing + " parts of shards are with nobody that answers");
    }
}
