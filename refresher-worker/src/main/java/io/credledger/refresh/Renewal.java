package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Octets;
import io.credledger.protocol.Tokens;
import io.credledger.sealing.BrokenSealException;
import io.credledger.secret.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens a refresh token, and seals what came for it: everything under the generation's own keys, the refresh token so that only a refresher ever
 * opens it. Safe for use by many threads.
 */
final class Renewal {

    private final WorkerCommands commands;
    private final Opened opened;
    private final RefreshTokenOpener refreshTokens;
    private final Clock clock;

    Renewal(WorkerCommands commands, Opened opened, RefreshTokenOpener refreshTokens, Clock clock) {
        this.commands = commands;
        this.opened = opened;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /**
     * The refresh token, which the caller closes.
     *
     * @throws io.credledger.crypto.CryptoException when it was sealed to another key, or changed
     */
    SecretToken refreshToken(Held held, Credential credential) {
        return refreshTokens.open(context(held.credential().header(), held, credential.origin()), sealed(credential));
    }

    private TokenContext context(io.credledger.ledger.EventHeader header, Held held, String origin) {
        return new TokenContext(
                commands.ledger(), held.id(), header.command(), TokenField.REFRESH_TOKEN, new Origin(origin));
    }

    private static SealedToken sealed(Credential credential) {
        Octets token = credential.sealedRefreshToken();
        if (token == null) {
            throw new IllegalStateException("a credential that is refreshed has a refresh token");
        }
        return SealedToken.parse(token.toByteArray());
    }

    /**
     * The answer, sealed.
     *
     * @param used the refresh token that was sent: it stays where no other came
     * @param started the connection's version from the attempt's start on
     */
    Answered seal(Plan plan, AttemptId attempt, long started, Tokens tokens, SecretToken used) {
        Connection state = plan.held().state();
        CommandHeader header = commands.header(state.id(), attempt, "complete");
        Command command = new Command.CompleteRefresh(state.id(), state.generation(), attempt, started);
        try (DataKey details = key(plan, state.detailsKey());
                DataKey token = key(plan, state.tokenKey())) {
            Origin origin = new Origin(plan.credential().origin());
            SecretToken refresh = tokens.refresh() == null ? used : tokens.refresh();
            Credential renewed = renewed(
                    plan,
                    tokens,
                    access(header, state, origin, token, tokens.access()),
                    refresh(header, state, origin, refresh));
            return new Answered(
                    commands.finish(header, command, renewed, details),
                    plan.held().keys());
        }
    }

    private DataKey key(Plan plan, io.credledger.ledger.DataKeyId id) {
        return opened.key(plan.held(), id).orElseThrow(() -> new BrokenSealException(id));
    }

    private Octets access(CommandHeader header, Connection state, Origin origin, DataKey key, SecretToken token) {
        TokenContext context =
                new TokenContext(commands.ledger(), state.id(), header.id(), TokenField.ACCESS_TOKEN, origin);
        return Octets.copyOf(TokenSealer.seal(key, context, token).toBytes());
    }

    private Octets refresh(CommandHeader header, Connection state, Origin origin, SecretToken token) {
        TokenContext context =
                new TokenContext(commands.ledger(), state.id(), header.id(), TokenField.REFRESH_TOKEN, origin);
        return Octets.copyOf(refreshTokens.seal(context, token).toBytes());
    }

    private Credential renewed(Plan plan, Tokens tokens, Octets access, Octets refresh) {
        Credential was = plan.credential();
        var life = plan.site().provider().life();
        Duration expiresIn = tokens.expiresIn() == null ? life.accessToken() : tokens.expiresIn();
        return new Credential(
                was.provider(),
                was.name(),
                was.accountUid(),
                was.accountLogin(),
                was.baseUrl(),
                tokens.scopes() == null ? was.scopes() : List.copyOf(tokens.scopes()),
                in(expiresIn),
                was.metadata(),
                was.origin(),
                was.username(),
                access,
                refresh,
                refreshExpiresAt(was, tokens, life.refreshToken()));
    }

    /** Where another one came without a word of its life, the provider's own; where none came, the old one's end stays. */
    private @Nullable Instant refreshExpiresAt(Credential was, Tokens tokens, @Nullable Duration life) {
        if (tokens.refreshExpiresIn() != null) {
            return in(tokens.refreshExpiresIn());
        }
        return tokens.refresh() == null ? was.refreshExpiresAt() : in(life);
    }

    private @Nullable Instant in(@Nullable Duration life) {
        return life == null ? null : clock.instant().plus(life).truncatedTo(ChronoUnit.MILLIS);
    }
}
