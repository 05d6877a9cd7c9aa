package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.audit.keys.AuditKeys;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.replay.AsOf;
import io.credledger.cli.audit.replay.Ownership;
import io.credledger.cli.audit.replay.Tenure;
import io.credledger.cli.audit.replay.Tenures;
import io.credledger.cli.audit.verify.Tally;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.secret.SecretToken;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.LedgerView;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.PastView;
import io.credledger.view.Row;
import io.credledger.wire.OuterFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of transfers, shares, disconnects, deactivations and erasures: at every seq the view, and the auditor's tool with keys and without, say
 * what a book says that was kept by hand.
 */
class RandomLivesTest {

    private static final int LENGTH = Integer.getInteger("lives", 3000);
    private static final int SOMETIMES = 17;
    private static final RandomLives LIVES = new RandomLives(20261121, LENGTH);
    private static final Scratch SCRATCH = new Scratch();

    private static Opened opened;

    @BeforeAll
    static void keys() {
        StoredKeys stored = new StoredKeys(SCRATCH, OuterFormat.builtIn());
        stored.load(LIVES.made.log);
        opened = opened(stored);
    }

    private static Opened opened(StoredKeys stored) {
        List<SecretToken> master = List.of(SecretToken.takeCopyOf(LIVES.edge.master));
        return Opened.with(AuditKeys.ofMasterKeys(master, LIVES.made.ids.id).opener(stored));
    }

    @AfterAll
    static void clean() {
        SCRATCH.close();
    }

    @Test
    void muchOfEverythingHappens() {
        Map<Class<?>, Integer> counts = new HashMap<>();
        for (int shard = 0; shard < RandomLives.SHARDS; shard++) {
            List<LedgerEvent> events = LIVES.made.events(shard);
            events.forEach(event -> counts.merge(event.fact().getClass(), 1, Integer::sum));
            assertThat(LIVES.made.folded.applied(shard)).isEqualTo(events.size());
        }
        for (Class<?> often : List.of(
                Fact.ConnectionGranted.class,
                Fact.ConnectionTransferred.class,
                Fact.AccessShared.class,
                Fact.ConnectionDisconnected.class)) {
            assertThat(counts.get(often)).as(often.getSimpleName()).isGreaterThan(LENGTH / 20);
        }
        for (Class<?> seldom : List.of(
                Fact.IdentityDeactivated.class,
                Fact.IdentityReactivated.class,
                Fact.IdentityErased.class,
                Fact.DataKeyShredded.class)) {
            assertThat(counts.get(seldom)).as(seldom.getSimpleName()).isGreaterThan(LENGTH / 800);
        }
    }

    /** Each position, and what is so then: exactly its shard's events up to it, and of the others what is not later. */
    private static void everySeq(BiConsumer<LedgerEvent, Book> check) {
        for (int shard = 0; shard < RandomLives.SHARDS; shard++) {
            Book book = new Book();
            int[] next = new int[RandomLives.SHARDS];
            for (LedgerEvent event : LIVES.made.events(shard)) {
                for (int other = 0; other < next.length; other++) {
                    List<LedgerEvent> there = LIVES.made.events(other);
                    while (next[other] < there.size() && isBy(there.get(next[other]), event)) {
                        book.happened(there.get(next[other]++));
                    }
                }
                check.accept(event, book);
            }
        }
    }

    private static boolean isBy(LedgerEvent one, LedgerEvent then) {
        Position at = then.header().position();
        Position its = one.header().position();
        return its.shard() == at.shard()
                ? its.seq() <= at.seq()
                : !one.header().occurredAt().isAfter(then.header().occurredAt());
    }

    private static long round(LedgerEvent event) {
        return event.header().position().seq() * RandomLives.SHARDS
                + event.header().position().shard();
    }

    private static ConnectionId some(LedgerEvent event, long other) {
        return event.header().entity() instanceof ConnectionId id && other == 0
                ? id
                : LIVES.connections.get((int) ((round(event) * 7 + other) % LIVES.connections.size()));
    }

    private static IdentityId somebody(LedgerEvent event) {
        List<IdentityId> all = List.copyOf(LIVES.handles.keySet());
        return event.header().entity() instanceof IdentityId id && all.contains(id)
                ? id
                : all.get((int) (round(event) % all.size()));
    }

    @Test
    void atEverySeqTheViewSaysWhatTheBookSays() {
        LedgerView view = LIVES.made.folded.view();
        everySeq((event, book) -> {
            Position position = event.header().position();
            PastView past = view.asOf(Moment.of(position, event.header().occurredAt()));
            for (int other = 0; other < 3; other++) {
                ConnectionId id = some(event, other);
                assertThat(past.connection(id).map(row -> known(past, row.state())))
                        .as("%s at %s", id, position)
                        .isEqualTo(Optional.ofNullable(book.connections.get(id.value())));
            }
            IdentityId one = somebody(event);
            assertThat(past.identity(one).map(RandomLivesTest::person))
                    .as("%s at %s", one, position)
                    .isEqualTo(Optional.ofNullable(book.people.get(one)));
            assertThat(past.activeForge(one).map(RandomLivesTest::chosen))
                    .as("forge of %s at %s", one, position)
                    .isEqualTo(Optional.ofNullable(book.forges.get(one)).map(RandomLivesTest::text));
            if (round(event) % SOMETIMES == 0) {
                assertThat(listed(past, new ConnectionFilter(null, one, null, null, null)))
                        .isEqualTo(ids(book, known -> known.owner().equals(one)));
                assertThat(listed(past, new ConnectionFilter(one, null, null, null, null)))
                        .isEqualTo(ids(book, known -> known.usableBy(one)));
                assertThat(listed(past, new ConnectionFilter(null, null, null, null, false)))
                        .isEqualTo(ids(book, known -> !known.connected()));
            }
        });
    }

    private static Book.Known known(PastView past, Connection state) {
        List<Book.Began> owners = past.tenures(state.id()).stream()
                .map(tenure ->
                        new Book.Began(tenure.owner(), tenure.begun().header().position()))
                .toList();
        Long shredded = state.shredded();
        return new Book.Known(
                state.namespace(),
                owners,
                state.sharedWith(),
                state.connected(),
                state.keys().size(),
                shredded == null ? 0 : Math.toIntExact(shredded),
                state.version());
    }

    private static Book.Person person(Identity state) {
        return new Book.Person(state.active(), state.erased());
    }

    private static String chosen(ActiveForge forge) {
        return text(Optional.ofNullable(forge.connection()));
    }

    private static String text(Optional<ConnectionId> chosen) {
        return chosen.map(ConnectionId::value).orElse("none");
    }

    private static Set<String> ids(Book book, Predicate<Book.Known> which) {
        return book.connections.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> listed(PastView past, ConnectionFilter filter) {
        Set<String> found = new HashSet<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page = past.connections(filter, new PageRequest(cursor, 11));
            page.items()
                    .forEach(row ->
                            assertThat(found.add(row.state().id().value())).isTrue());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }

    @Test
    void atEverySeqTheAuditorSaysWhatTheBookSaysWithKeysAndWithout() {
        Ownership blind = new Ownership(LIVES.made.log, OuterFormat.builtIn(), Opened.NOTHING);
        Ownership seeing = new Ownership(LIVES.made.log, OuterFormat.builtIn(), opened);
        everySeq((event, book) -> {
            Position position = event.header().position();
            Instant at = event.header().occurredAt();
            AsOf moment = new AsOf(position, at.toEpochMilli());
            ConnectionId id = some(event, 0);
            Book.Known known = book.connections.get(id.value());
            for (Ownership auditor : List.of(blind, seeing)) {
                Tenures told = auditor.of(id, moment, (passed, length) -> {});
                assertThat(began(told))
                        .as("%s at %s", id, position)
                        .isEqualTo(known == null ? List.of() : known.owners());
                assertThat(told.isConnected(id)).isEqualTo(known != null && known.connected());
                told.all()
                        .forEach(tenure -> assertThat(auditor.name(tenure.owner()))
                                .isEqualTo(auditor == blind ? tenure.owner().value() : name(tenure.owner())));
                if (round(event) % SOMETIMES == 0) {
                    IdentityId one = somebody(event);
                    assertThat(auditor.of(one, moment, (passed, length) -> {}).current().stream()
                                    .map(tenure -> tenure.connection().value())
                                    .collect(Collectors.toSet()))
                            .isEqualTo(ids(book, each -> each.owner().equals(one)));
                }
            }
        });
    }

    private static List<Book.Began> began(Tenures told) {
        List<Tenure> all = told.all();
        IntStream.range(1, all.size())
                .forEach(i ->
                        assertThat(all.get(i - 1).to()).isEqualTo(all.get(i).from()));
        return all.stream()
                .map(tenure -> new Book.Began(tenure.owner(), tenure.position()))
                .toList();
    }

    /** Whose key is gone is known by the id alone. */
    private static String name(IdentityId one) {
        return LIVES.made.find(one, Identity.class).shredded() == null
                ? Objects.requireNonNull(LIVES.handles.get(one)).value()
                : one.value();
    }

    @Test
    void itVerifiesWithKeysAndWithout() {
        Tally blind = verified(false);
        assertThat(blind.events()).isEqualTo(LIVES.made.length());
        Tally seeing = verified(true);
        assertThat(seeing.shreddedParts()).isPositive();
        assertThat(seeing.sealedParts()).isPositive();
    }

    private static Tally verified(boolean withKeys) {
        try (Scratch scratch = new Scratch()) {
            StoredKeys stored = new StoredKeys(scratch, OuterFormat.builtIn());
            return new Verification(
                            LIVES.made.log,
                            OuterFormat.builtIn(),
                            LIVES.made.founding(),
                            withKeys ? opened(stored) : Opened.NOTHING,
                            stored,
                            new Verification.Trust(null, List.of()))
                    .run((passed, length) -> {});
        }
    }
}
