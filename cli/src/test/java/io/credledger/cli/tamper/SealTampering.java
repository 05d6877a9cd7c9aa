package io.credledger.cli.tamper;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.DetailsCodec;
import java.util.Objects;

/** What can be done to one connection so that the log is still a log, and where its owner is told. Victim 0 is nobody's victim. */
enum SealTampering {
    CIPHERTEXT_BIT(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at),
                    event -> Altered.ciphertext(
                            event, Altered.bit(Altered.sealed(event).ciphertext(), 40)))),
    CIPHERTEXT_OF_ANOTHER_CONNECTION(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at),
                    event -> Altered.ciphertext(event, other(log, history).ciphertext()))),
    SEALED_PART_OF_ANOTHER_CONNECTION(
            Asked.CONNECTION,
            (at, log, history) -> log.change(log.granted(at), event -> Altered.sealed(event, other(log, history)))),
    KEY_ID_OF_ANOTHER_CONNECTION(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at),
                    event -> Altered.key(event, other(log, history).key()))),
    KEY_ID_OF_THE_TOKEN_KEY(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at), event -> Altered.key(event, ((Fact.ConnectionGranted) event.fact()).tokenKey()))),
    SCHEMA_FINGERPRINT(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at), event -> Altered.schema(event, DetailsCodec.schema(new Details.Reason("x"))))),
    ACTOR(
            Asked.CONNECTION,
            (at, log, history) -> log.change(log.granted(at), event -> Altered.actor(event, history.identity("bob")))),
    COMMAND_ID(
            Asked.CONNECTION,
            (at, log, history) ->
                    log.change(log.granted(at), event -> Altered.command(event, CommandId.of(at.routing(), 4711)))),
    CLEAR_BYTES(
            Asked.CONNECTION,
            (at, log, history) -> log.change(
                    log.granted(at), event -> Altered.clear(event, Altered.bit(Altered.clear(event.header()), 0)))),
    ACTOR_OF_AN_EVENT_WITHOUT_DETAILS(
            Asked.HISTORY,
            (at, log, history) -> log.change(log.shared(at), event -> Altered.actor(event, history.identity("bob")))),
    EVENT_TYPE(
            Asked.HISTORY,
            (at, log, history) ->
                    log.change(log.shared(at), event -> Altered.fact(event, new Fact.ConnectionDisconnected()))),
    ENTITY_ID(
            Asked.ANOTHER,
            (at, log, history) -> log.append(Altered.entity(log.event(log.granted(at)), Asked.another(at)))),
    WRAPPED_KEY_BIT(
            Asked.CONNECTION,
            (at, log, history) ->
                    log.changeKey(granted(log, at).detailsKey(), key -> wrapped(key, Altered.bit(key.wrapped(), 3)))),
    WRAPPED_KEY_OF_ANOTHER_CONNECTION(
            Asked.CONNECTION,
            (at, log, history) -> log.changeKey(
                    granted(log, at).detailsKey(),
                    key -> wrapped(
                            key,
                            log.storedKey(log.key(other(log, history).key()))
                                    .key()
                                    .wrapped()))),
    SUBJECT_OF_A_KEY(
            Asked.CONNECTION,
            (at, log, history) -> log.changeKey(
                    granted(log, at).detailsKey(),
                    key -> new WrappedDataKey(key.id(), history.victims().get(0), key.purpose(), key.wrapped()))),
    PURPOSE_OF_A_KEY(
            Asked.TOKEN,
            (at, log, history) -> log.changeKey(
                    granted(log, at).tokenKey(),
                    key -> new WrappedDataKey(key.id(), key.subject(), "details", key.wrapped()))),
    TOKEN_MOVED_TO_ANOTHER_CONNECTION(Asked.TOKEN, (at, log, history) -> {
        Insider insider = new Insider(history.keys(), log);
        Octets others = insider.credential(
                        log.event(log.granted(history.victims().get(0))))
                .sealedToken();
        log.change(log.granted(at), event -> insider.changed(event, was -> Insider.withToken(was, others)));
    }),
    TOKEN_MOVED_TO_ANOTHER_ORIGIN(
            Asked.TOKEN,
            (at, log, history) -> log.change(
                    log.granted(at),
                    event -> new Insider(history.keys(), log)
                            .changed(event, was -> Insider.withOrigin(was, "https://evil.example")))),
    TOKEN_BIT(
            Asked.TOKEN,
            (at, log, history) -> log.change(
                    log.granted(at),
                    event -> new Insider(history.keys(), log)
                            .changed(
                                    event,
                                    was -> Insider.withToken(
                                            was, Altered.bit(Objects.requireNonNull(was.sealedToken()), 20)))));

    private final Asked asked;

    @SuppressWarnings("ImmutableEnumChecker") // they are lambdas that hold nothing
    private final Deed deed;

    SealTampering(Asked asked, Deed deed) {
        this.asked = asked;
        this.deed = deed;
    }

    /** Changes what concerns one connection. */
    @FunctionalInterface
    private interface Deed {
        void with(ConnectionId at, Log log, History history);
    }

    Asked asked() {
        return asked;
    }

    @SuppressWarnings("EnumOrdinal") // one victim each, in order
    ConnectionId victim(History history) {
        return history.victims().get(ordinal() + 1);
    }

    void doTo(Log log, History history) {
        deed.with(victim(history), log, history);
    }

    private static Fact.ConnectionGranted granted(Log log, ConnectionId id) {
        return (Fact.ConnectionGranted) log.event(log.granted(id)).fact();
    }

    private static SealedPart other(Log log, History history) {
        LedgerEvent event = log.event(log.granted(history.victims().get(0)));
        return Altered.sealed(event);
    }

    private static WrappedDataKey wrapped(WrappedDataKey key, Octets wrapped) {
        return new WrappedDataKey(key.id(), key.subject(), key.purpose(), wrapped);
    }
}
