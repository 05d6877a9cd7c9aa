package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static io.credledger.ledger.RefusalReason.ATTEMPT_OPEN;
import static io.credledger.ledger.RefusalReason.DISCONNECTED;
import static io.credledger.ledger.RefusalReason.NEEDS_REAUTH;
import static io.credledger.ledger.RefusalReason.NOT_REFRESHABLE;
import static io.credledger.ledger.RefusalReason.STALE_ATTEMPT;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CLIENT;
import static io.credledger.ledger.RefusalReason.WRONG_SENDER;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.RevocationResult;
import io.credledger.ledger.Role;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WorkerId;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts and revocations of one connection, which is at version 1 when it is granted. */
class RefreshesTest {

    private static final ConnectionId CONNECTION = Ledger.connection(BEN, 1);
    private static final AttemptId FIRST = AttemptId.of(BEN.routing(), 1);
    private static final AttemptId SECOND = AttemptId.of(BEN.routing(), 2);
    private static final WorkerId WORKER = WorkerId.of(1, 2);
    private static final long LEASE = 60_000;
    private static final Instant LATER = Ledger.START.plusSeconds(60);

    private final Specification spec = Specification.ofOneShard();

    private Specification connected(boolean refreshable) {
        return spec.given(
                new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of(Role.USER)), grant(refreshable, false));
    }

    private Command grant(boolean refreshable, boolean replace) {
        return new Command.StoreConnection(
                CONNECTION,
                BEN,
                BEN,
                1,
                Wish.PROVIDER,
                null,
                CredentialKind.OAUTH2,
                false,
                refreshable,
                replace,
                false,
                false,
                spec.ledger.newKey(),
                spec.ledger.newKey());
    }

    /** The first attempt is open from version 2 on. */
    private Specification open() {
        return connected(true).given(1, start(FIRST));
    }

    @Test
    void nothingBeginsInARestoredLedgerBeforeItIsConfirmed() {
        connected(true)
                .given(new Command.RecordRestoration(ShardId.of(0), 1, Ledger.DIGEST))
                .byRefresher()
                .expecting(1)
                .when(start(FIRST))
                .thenItIsRefused(RefusalReason.RESTORE_UNCONFIRMED);
        spec.given(new Command.ConfirmRestoration(ShardId.of(0), 1))
                .when(start(FIRST))
                .thenItHappens(new Fact.RefreshStarted(FIRST, 1, WORKER, LEASE));
    }

    @Test
    void anAttemptBeginsOnceItsIntentIsOnTheLog() {
        connected(true)
                .byRefresher()
                .expecting(1)
                .when(start(FIRST))
                .thenItHappens(new Fact.RefreshStarted(FIRST, 1, WORKER, LEASE));
    }

    @Test
    void anAttemptNamesTheVersionThatItSaw() {
        connected(true).byRefresher().when(start(FIRST)).thenItIsRefusedAtVersion(1);
    }

    @Test
    void oneAttemptAtATimeIsOpen() {
        open().byRefresher().expecting(2).when(start(SECOND)).thenItIsRefused(ATTEMPT_OPEN);
    }

    @Test
    void whatHasNoRefreshTokenIsNotRefreshed() {
        connected(false).byRefresher().expecting(1).when(start(FIRST)).thenItIsRefused(NOT_REFRESHABLE);
        spec.as(BEN)
                .sentBy(Topic.Writer.EDGE)
                .anyVersion()
                .when(new Command.RequestRefresh(CONNECTION))
                .thenItIsRefused(NOT_REFRESHABLE);
    }

    @ParameterizedTest
    @EnumSource(value = Topic.Writer.class, names = "WORKER", mode = EnumSource.Mode.EXCLUDE)
    void onlyTheRefreshersTopicMayCommandAnAttempt(Topic.Writer writer) {
        connected(true)
                .as(spec.ledger.server)
                .sentBy(writer)
                .expecting(1)
                .when(start(FIRST))
                .thenItIsRefused(WRONG_SENDER);
    }

    @Test
    void theRefresherActsForNobody() {
        connected(true)
                .as(ADA)
                .sentBy(Topic.Writer.WORKER)
                .expecting(1)
                .when(start(FIRST))
                .thenItIsRefused(WRONG_SENDER);
    }

    @Test
    void theRefresherCommandsNothingElse() {
        connected(true)
                .byRefresher()
                .when(new Command.DisconnectConnection(CONNECTION, Authority.ADMIN))
                .thenItIsRefused(WRONG_SENDER);
    }

    @Test
    void aSuccessIsTaken() {
        open().byRefresher().when(complete(FIRST, 2)).thenItHappens(new Fact.CredentialRefreshed(FIRST, 1, 2));
    }

    @Test
    void aSuccessIsTakenOnce() {
        open().given(complete(FIRST, 2)).byRefresher().when(complete(FIRST, 2)).thenItWasSoAlready();
    }

    @Test
    void aGoodTokenThatArrivesLateIsKept() {
        lostAndTakenOver()
                .byRefresher()
                .when(complete(FIRST, 2))
                .thenItHappens(new Fact.CredentialRefreshed(FIRST, 1, 2));
    }

    @Test
    void aGoodTokenIsKeptEvenAfterAPersonWasCalled() {
        lostAndTakenOver()
                .given(reauth(SECOND))
                .byRefresher()
                .when(complete(FIRST, 2))
                .thenItHappens(new Fact.CredentialRefreshed(FIRST, 1, 2));
    }

    @Test
    void whatALateWinnerEndedCannotFailAnyMore() {
        lostAndTakenOver()
                .given(complete(FIRST, 2))
                .byRefresher()
                .when(reauth(SECOND))
                .thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void aLateLoserChangesNothing() {
        lostAndTakenOver()
                .given(complete(SECOND, 4))
                .byRefresher()
                .when(complete(FIRST, 2))
                .thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void aSuccessOfAnEarlierGrantIsNotTaken() {
        open().given(grant(true, true)).byRefresher().when(complete(FIRST, 2)).thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void aSuccessCannotComeFromTheFuture() {
        open().byRefresher().when(complete(FIRST, 3)).thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void aSuccessAfterTheDisconnectionIsNotStored() {
        open().given(disconnect()).byRefresher().when(complete(FIRST, 2)).thenItIsRefused(DISCONNECTED);
    }

    @Test
    void aFailureCountsForTheOpenAttemptAlone() {
        open().byRefresher().when(fail(SECOND)).thenItIsRefused(STALE_ATTEMPT);
        spec.when(fail(FIRST)).thenItHappens(new Fact.RefreshFailed(FIRST, RefreshTrouble.NOT_SENT, LATER));
        spec.when(lose(FIRST)).thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void anOpenAttemptEndsAlsoAfterTheDisconnection() {
        open().given(disconnect())
                .byRefresher()
                .when(lose(FIRST))
                .thenItHappens(new Fact.RefreshOutcomeUnknown(FIRST, LostCause.CUT, LATER));
    }

    @Test
    void nothingIsTriedOnceAPersonIsNeeded() {
        open().given(reauth(FIRST))
                .byRefresher()
                .expecting(3)
                .when(start(SECOND))
                .thenItIsRefused(NEEDS_REAUTH);
    }

    @Test
    void aPersonCanBeNeededWithoutAnAttempt() {
        connected(true)
                .byRefresher()
                .when(new Command.RequireReauthorisation(CONNECTION, 1, null, ReauthReason.ENDPOINT_CHANGED))
                .thenItHappens(new Fact.ReauthorisationRequired(null, 1, ReauthReason.ENDPOINT_CHANGED));
    }

    @Test
    void aNewGrantBeginsAnew() {
        open().given(reauth(FIRST), grant(true, true))
                .byRefresher()
                .expecting(4)
                .when(new Command.StartRefresh(CONNECTION, 2, SECOND, WORKER, LEASE))
                .thenItHappens(new Fact.RefreshStarted(SECOND, 2, WORKER, LEASE));
    }

    @Test
    void aRequestStandsUntilAnAttemptBegins() {
        connected(true).as(BEN).when(new Command.RequestRefresh(CONNECTION)).thenItHappens(new Fact.RefreshRequested());
        spec.when(new Command.RequestRefresh(CONNECTION)).thenItWasSoAlready();
        spec.given(2, start(FIRST));
        spec.when(new Command.RequestRefresh(CONNECTION)).thenItWasSoAlready();
        spec.given(fail(FIRST));
        spec.when(new Command.RequestRefresh(CONNECTION)).thenItHappens(new Fact.RefreshRequested());
    }

    @Test
    void aRevocationEndsOnce() {
        open().byRefresher().when(revoked(RevocationResult.REVOKED)).thenItIsRefused(STALE_ATTEMPT);
        spec.given(disconnect());
        spec.when(revoked(RevocationResult.FAILED))
                .thenItHappens(new Fact.RevocationRecorded(1, RevocationResult.FAILED));
        spec.when(revoked(RevocationResult.REVOKED)).thenItWasSoAlready();
        spec.when(lose(FIRST)).thenItIsRefused(STALE_ATTEMPT);
    }

    @Test
    void aProviderIsPausedAndResumed() {
        ProviderClientId client = ProviderClientId.of(spec.ledger.server.routing(), 1);
        spec.shard.addKeyOf(client, spec.ledger);
        spec.as(ADA).when(new Command.PauseProvider(client)).thenItIsRefused(UNKNOWN_CLIENT);
        spec.given(new Command.StoreProviderClient(client, Wish.PROVIDER, spec.ledger.newKey(), spec.ledger.newKey()));
        spec.when(new Command.PauseProvider(client)).thenItHappens(new Fact.ProviderPaused());
        spec.when(new Command.PauseProvider(client)).thenItWasSoAlready();
        spec.given(new Command.StoreProviderClient(client, Wish.PROVIDER, spec.ledger.newKey(), spec.ledger.newKey()));
        spec.when(new Command.PauseProvider(client)).thenItWasSoAlready();
        spec.when(new Command.ResumeProvider(client)).thenItHappens(new Fact.ProviderResumed());
        spec.when(new Command.ResumeProvider(client)).thenItWasSoAlready();
    }

    /** The first attempt, of version 2, is lost; the second begins with version 4. */
    private Specification lostAndTakenOver() {
        return open().given(lose(FIRST)).given(3, start(SECOND));
    }

    private static Command start(AttemptId attempt) {
        return new Command.StartRefresh(CONNECTION, 1, attempt, WORKER, LEASE);
    }

    private static Command complete(AttemptId attempt, long started) {
        return new Command.CompleteRefresh(CONNECTION, 1, attempt, started);
    }

    private static Command fail(AttemptId attempt) {
        return new Command.FailRefresh(CONNECTION, attempt, RefreshTrouble.NOT_SENT, LATER);
    }

    private static Command lose(AttemptId attempt) {
        return new Command.LoseRefresh(CONNECTION, attempt, LostCause.CUT, LATER);
    }

    private static Command reauth(AttemptId attempt) {
        return new Command.RequireReauthorisation(CONNECTION, 1, attempt, ReauthReason.GRANT_DEAD);
    }

    private static Command disconnect() {
        return new Command.DisconnectConnection(CONNECTION, Authority.ADMIN);
    }

    private static Command revoked(RevocationResult result) {
        return new Command.RecordRevocation(CONNECTION, 1, result);
    }
}
