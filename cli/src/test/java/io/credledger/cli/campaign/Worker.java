package io.credledger.cli.campaign;

import io.credledger.ledger.Handle;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * One client: a random write after the other, each settled before the next. Some it sends twice at once under one key, as a client does that
 * lost its patience.
 */
final class Worker implements Runnable {
    /** One in so many is sent twice. */
    private static final int TWICE = 8;

    private final Person self;
    private final Deeds own;
    private final Deeds asAdmin;
    private final List<Handle> peers;
    private final PatientClient client;
    private final Journal journal;
    private final BooleanSupplier goOn;
    private final Random random;
    private final Holdings holdings = new Holdings();
    private int names;

    Worker(Person self, Person admin, List<Handle> peers, Load load, long seed) {
        this.self = self;
        this.own = new Deeds(self, "own");
        this.asAdmin = new Deeds(admin, "for-" + self);
        this.peers = peers.stream().filter(peer -> !peer.equals(self.handle())).toList();
        this.client = load.client();
        this.journal = load.journal();
        this.goOn = load::goesOn;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (goOn.getAsBoolean()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        int dice = random.nextInt(100);
        String name = holdings.any(random);
        if (name == null || dice < 25) {
            storeNew();
        } else if (dice < 75) {
            change(name, dice);
        } else if (dice < 83) {
            perform(asAdmin.register("guest-" + self + "-" + ++names), () -> {});
        } else if (dice < 93) {
            perform(asAdmin.rename(Deeds.SHARED), () -> {});
        } else {
            perform(asAdmin.storeClient(), () -> {});
        }
    }

    private void storeNew() throws InterruptedException {
        String ended = random.nextBoolean() ? holdings.anyEnded(random) : null;
        String name = ended == null ? "c" + ++names : ended;
        boolean activate = random.nextBoolean();
        perform(own.store(name, false, activate), () -> holdings.stored(name, activate));
    }

    private void change(String name, int dice) throws InterruptedException {
        Handle peer = peers.get(random.nextInt(peers.size()));
        if (dice < 33) {
            perform(own.store(name, true, false), () -> {});
        } else if (dice < 36) {
            perform(own.store(name, false, false).refusedWith("connection-exists"), () -> {});
        } else if (dice < 50) {
            share(name, peer);
        } else if (dice < 58) {
            perform(own.transfer(name, peer), () -> holdings.givenAway(name));
        } else if (dice < 64) {
            perform(own.disconnect(name), () -> holdings.disconnected(name));
        } else if (holdings.hasActive() && dice < 67) {
            perform(own.clear(), () -> holdings.selected(null));
        } else if (!holdings.isActive(name)) {
            perform(own.select(name), () -> holdings.selected(name));
        }
    }

    private void share(String name, Handle peer) throws InterruptedException {
        if (holdings.sharers(name).contains(peer)) {
            perform(own.withdraw(name, peer), () -> holdings.withdrawn(name, peer));
        } else {
            perform(own.share(name, peer), () -> holdings.shared(name, peer));
        }
    }

    private void perform(Request request, Runnable effect) throws InterruptedException {
        Settled settled = random.nextInt(TWICE) == 0 ? settleTwice(request) : client.settle(request);
        journal.add(request, settled);
        if (settled instanceof Settled.Acknowledged) {
            effect.run();
        }
    }

    private Settled settleTwice(Request request) throws InterruptedException {
        CompletableFuture<Settled> other = CompletableFuture.supplyAsync(() -> {
            try {
                return client.settle(request);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        Settled settled = client.settle(request);
        if (!settled.equals(other.join())) {
            throw new AssertionError("two answers to one key: " + settled + " and " + other.join() + " to " + request);
        }
        return settled;
    }
}
