package io.credledger.cli.connect;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Reply;
import io.credledger.ledger.RevocationResult;
import io.credledger.ledger.WorkerId;
import io.credledger.sealing.CommandSealing;
import io.credledger.secret.SecretToken;
import io.credledger.view.Row;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The refresher as the log sees it: its commands, in the writer's hands at once. What it holds of refresh tokens is its own affair. */
final class FakeRefresher {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);

    private final Bench bench;
    private final ConnectionId connection;
    private AttemptId attempt;
    private long commands;
    private long started;

    FakeRefresher(Bench bench, ConnectionId connection) {
        this.bench = bench;
        this.connection = connection;
        this.attempt = AttemptId.of(connection.routing(), 0);
    }

    /** An attempt begins. */
    FakeRefresher starts() {
        Connection now = state();
        attempt = AttemptId.of(connection.routing(), ++commands);
        started = now.version() + 1;
        Command command = new Command.StartRefresh(connection, now.generation(), attempt, WorkerId.of(1, 2), 30_000);
        return sends(command, new Details.Nothing(), now.version());
    }

    /** The provider gave a new token. */
    FakeRefresher succeeds(String token, Duration life) {
        CommandId id = next();
        Credential credential = refreshed(id, token, bench.time.instant().plus(life));
        Command command = new Command.CompleteRefresh(connection, state().generation(), attempt, started);
        return sends(id, command, credential, null);
    }

    FakeRefresher fails(RefreshTrouble trouble, Duration pause) {
        Instant retryAt = bench.time.instant().plus(pause);
        return sends(
                new Command.FailRefresh(connection, attempt, trouble, retryAt),
                new Details.ProviderAnswer("slow_down", "not so fast"),
                null);
    }

    FakeRefresher losesTheAnswer(Duration pause) {
        Instant retryAt = bench.time.instant().plus(pause);
        return sends(
                new Command.LoseRefresh(connection, attempt, LostCause.CUT, retryAt),
                new Details.ProviderAnswer(null, null),
                null);
    }

    FakeRefresher givesUp(ReauthReason reason) {
        return sends(
                new Command.RequireReauthorisation(connection, state().generation(), attempt, reason),
                new Details.ProviderAnswer("invalid_grant", null),
                null);
    }

    FakeRefresher revokes(RevocationResult result) {
        return sends(
                new Command.RecordRevocation(connection, state().generation(), result), new Details.Nothing(), null);
    }

    private FakeRefresher sends(Command command, Details details, @Nullable Long version) {
        return sends(next(), command, details, version);
    }

    private FakeRefresher sends(CommandId id, Command command, Details details, @Nullable Long version) {
        CommandHeader header = new CommandHeader(
                LEDGER,
                id,
                bench.desk.directory().server(),
                bench.time.instant(),
                version,
                Octets.copyOf(new byte[32]));
        try (DataKey key =
                bench.desk.keyring().lend(connection, state().detailsKey()).orElseThrow()) {
            Reply reply = bench.ledger.work(CommandSealing.finish(header, command, details, key));
            if (!(reply.outcome() instanceof Reply.Accepted)) {
                throw new AssertionError("the writer refused: " + reply.outcome());
            }
        }
        return this;
    }

    private CommandId next() {
        return CommandId.of(connection.routing(), 1_000_000 + ++commands);
    }

    private Credential refreshed(CommandId id, String token, Instant expiresAt) {
        Row<Connection> row = bench.view.connection(connection).orElseThrow();
        Credential was =
                bench.desk.opener().open(row.details(), Credential.class).orElseThrow();
        TokenContext context =
                new TokenContext(LEDGER, connection, id, TokenField.ACCESS_TOKEN, new Origin(was.origin()));
        try (DataKey key = bench.desk
                        .keyring()
                        .lend(connection, row.state().tokenKey())
                        .orElseThrow();
                SecretToken secret = SecretToken.takeCopyOf(token)) {
            return new Credential(
                    was.provider(),
                    was.name(),
                    was.accountUid(),
                    was.accountLogin(),
                    was.baseUrl(),
                    was.scopes(),
                    expiresAt,
                    was.metadata(),
                    was.origin(),
                    was.username(),
                    Octets.copyOf(TokenSealer.seal(key, context, secret).toBytes()),
                    was.sealedRefreshToken(),
                    was.refreshExpiresAt());
        }
    }

    private Connection state() {
        return bench.view.connection(connection).orElseThrow().state();
    }
}
