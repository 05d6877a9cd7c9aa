package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.SESSION_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_SESSION;

import io.credledger.ledger.Command;
import io.credledger.ledger.Command.DeactivateIdentity;
import io.credledger.ledger.Command.OpenSession;
import io.credledger.ledger.Command.ReactivateIdentity;
import io.credledger.ledger.Command.RevokeSessions;
import io.credledger.ledger.Fact;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Browser sessions: begun, replaced, ended one by one, all at once and with their identity. */
class SessionsTest {

    private static final SessionBookId BOOK = SessionBookId.of(BEN);
    private static final Instant LATER = Ledger.START.plusSeconds(3600);

    private final Specification spec = Specification.ofOneShard();
    private final Command ben = new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of());

    private static SessionId session(int number) {
        return SessionId.of(BEN.routing(), number);
    }

    private static OpenSession open(int number, @Nullable SessionId replaces) {
        return new OpenSession(BOOK, BEN, 1, session(number), Ledger.DIGEST, "oidc", LATER, replaces);
    }

    private static Fact opened(int number, SessionId... ends) {
        return new Fact.SessionOpened(BEN, session(number), Ledger.DIGEST, "oidc", LATER, List.of(ends));
    }

    @Test
    void aSessionBegins() {
        spec.given(ben).when(open(1, null)).thenItHappens(opened(1));
    }

    @Test
    void aSessionBeginsOnce() {
        spec.given(ben, open(1, null)).when(open(1, null)).thenItIsRefused(SESSION_EXISTS);
    }

    @Test
    void aFreshSessionEndsTheOneThatItReplaces() {
        spec.given(ben, open(1, null)).when(open(2, session(1))).thenItHappens(opened(2, session(1)));
    }

    @Test
    void whoWasSignedOutMeanwhileDoesNotComeBack() {
        spec.given(ben, open(1, null), new RevokeSessions(BOOK, BEN, session(1)))
                .when(open(2, session(1)))
                .thenItIsRefused(UNKNOWN_SESSION);
    }

    @Test
    void theOldestMakesRoomWhereThereAreTooMany() {
        spec.given(ben);
        for (int number = 0; number < Sessions.MOST_OPEN; number++) {
            spec.given(open(number, null));
        }
        spec.when(open(99, null)).thenItHappens(opened(99, session(0)));
    }

    @Test
    void oneThatIsReplacedMakesTheRoomItself() {
        spec.given(ben);
        for (int number = 0; number < Sessions.MOST_OPEN; number++) {
            spec.given(open(number, null));
        }
        spec.when(open(99, session(7))).thenItHappens(opened(99, session(7)));
    }

    @Test
    void oneSessionEnds() {
        spec.given(ben, open(1, null), open(2, null))
                .when(new RevokeSessions(BOOK, BEN, session(2)))
                .thenItHappens(new Fact.SessionsRevoked(List.of(session(2))));
    }

    @Test
    void allSessionsEnd() {
        spec.given(ben, open(1, null), open(2, null))
                .when(new RevokeSessions(BOOK, BEN, null))
                .thenItHappens(new Fact.SessionsRevoked(List.of(session(1), session(2))));
    }

    @Test
    void whereNoneIsOpenAllHaveEnded() {
        spec.given(ben).when(new RevokeSessions(BOOK, BEN, null)).thenItWasSoAlready();
    }

    @Test
    void aSessionThatIsNotOpenCannotEnd() {
        spec.given(ben).when(new RevokeSessions(BOOK, BEN, session(1))).thenItIsRefused(UNKNOWN_SESSION);
    }

    @Test
    void deactivationEndsThemInTheSameTransaction() {
        spec.given(ben, open(1, null))
                .when(new DeactivateIdentity(BEN))
                .thenItHappens(new Fact.IdentityDeactivated(2), new Fact.SessionsRevoked(List.of(session(1))));
    }

    @Test
    void theInactiveBeginNone() {
        spec.given(ben, new DeactivateIdentity(BEN)).when(open(1, null)).thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void whatWasProvedBeforeADeactivationBeginsNoneAfterIt() {
        spec.given(ben, new DeactivateIdentity(BEN), new ReactivateIdentity(BEN))
                .when(open(1, null))
                .thenItIsRefused(IDENTITY_INACTIVE);
    }

    @Test
    void aBookIsItsIdentitys() {
        spec.given(ben)
                .when(new OpenSession(SessionBookId.of(ADA), BEN, 1, session(1), Ledger.DIGEST, "oidc", LATER, null))
                .thenItIsRefused(MISROUTED);
    }
}
