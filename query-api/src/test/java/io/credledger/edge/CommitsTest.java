package io.credledger.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.ledger.Reply;
import io.credledger.view.LedgerView;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A write that is asked for again, at a view that is still catching up. */
class CommitsTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Position WRITTEN = new Position(0, 7);

    private final Pseudonyms pseudonyms =
            PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    private final IdentityId alice = pseudonyms.identity(new Handle("alice"));
    private final Ask ask = Ask.of(alice, "once", new byte[] {1}, null);
    private final SealedCommands commands = new SealedCommands(keys(), Clock.systemUTC());
    private final CommandId id = commands.id(ask, alice);

    private EdgeKeys keys() {
        MasterKeys master = MasterKeys.parse(MasterKeys.generate());
        return new EdgeKeys(
                LEDGER,
                pseudonyms,
                new DataKeys(master.keyEncryptionKeys(LEDGER)),
                new RefreshTokenSealer(RefresherKeys.generate().publicKey()),
                master.tickets(LEDGER));
    }

    /** The reply is folded; the event is, or is not. */
    private Commits commits(boolean applied) {
        Reply reply = new Reply(
                LEDGER, id, RequestDigest.of(pseudonyms, id, ask), Instant.EPOCH, new Reply.Accepted(WRITTEN, 1));
        LedgerView view = (LedgerView) Proxy.newProxyInstance(
                LedgerView.class.getClassLoader(),
                new Class<?>[] {LedgerView.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "outcome" -> Optional.of(reply);
                    case "awaitApplied" -> applied && WRITTEN.equals(arguments[0]);
                    default -> throw new AssertionError(method.getName());
                });
        return new Commits(new NoGateway(), view, commands, pseudonyms, Duration.ofSeconds(1));
    }

    private static final class NoGateway implements CommandGateway {
        @Override
        public Answer submit(CommandMessage message, Duration patience) {
            throw new AssertionError("the writer has answered it before");
        }

        @Override
        public CompletableFuture<Answer> submitAsync(CommandMessage message, Duration patience) {
            throw new AssertionError("the writer has answered it before");
        }
    }

    private static CommandMessage nothing() {
        throw new AssertionError("nothing is prepared");
    }

    @Test
    void whatWasWrittenBeforeIsAnsweredOnceItCanBeRead() {
        assertThat(commits(true).commit(ask, alice, CommitsTest::nothing).position())
                .isEqualTo(WRITTEN);
        assertThat(commits(true)
                        .commitAsync(ask, alice, CommitsTest::nothing)
                        .join()
                        .position())
                .isEqualTo(WRITTEN);
    }

    @Test
    void whatCannotBeReadYetIsNotAnsweredAsIfItWereNotThere() {
        assertThatThrownBy(() -> commits(false).commit(ask, alice, CommitsTest::nothing))
                .isInstanceOf(NotYetException.class);
        assertThatThrownBy(() -> commits(false)
                        .commitAsync(ask, alice, CommitsTest::nothing)
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NotYetException.class);
    }
}
