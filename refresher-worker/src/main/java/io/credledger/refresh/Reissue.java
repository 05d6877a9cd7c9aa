package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.Origin;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Octets;
import io.credledger.sealing.BrokenSealException;
import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/**
 * A kept answer as a command of now. What is sealed is bound to its command, so it is opened and sealed again; the attempt stays the same, and
 * with it that the ledger takes the answer once. Safe for use by many threads.
 */
public final class Reissue {

    private final WorkerCommands commands;
    private final Opened opened;
    private final RefreshTokenOpener refreshTokens;

    public Reissue(WorkerCommands commands, Opened opened, RefreshTokenOpener refreshTokens) {
        this.commands = commands;
        this.opened = opened;
        this.refreshTokens = refreshTokens;
    }

    /** The tokens of an answer, opened; whoever gets them closes them. */
    public record Contents(
            Credential credential,
            @Nullable SecretToken access,
            @Nullable SecretToken refresh) implements AutoCloseable {

        @Override
        public void close() {
            if (access != null) {
                access.close();
            }
            if (refresh != null) {
                refresh.close();
            }
        }

        @Override
        public String toString() {
            return "Contents [redacted]";
        }
    }

    /** @throws BrokenSealException when it does not open any more */
    public Contents open(Answered answered) {
        Credential credential =
                opened.credential(answered).orElseThrow(() -> new BrokenSealException(answered.detailsKey()));
        SecretToken access = opened.accessToken(answered, credential).orElse(null);
        Octets sealed = credential.sealedRefreshToken();
        SecretToken refresh = sealed == null
                ? null
                : refreshTokens.open(
                        context(answered, answered.command().header().id(), TokenField.REFRESH_TOKEN, credential),
                        SealedToken.parse(sealed.toByteArray()));
        return new Contents(credential, access, refresh);
    }

    /** @throws BrokenSealException when it does not open any more */
    public Answered of(Answered answered) {
        try (Contents contents = open(answered);
                DataKey details = key(answered, answered.detailsKey());
                DataKey token = key(answered, answered.tokenKey())) {
            CommandHeader header = commands.header(
                    answered.connection(),
                    answered.attempt() + "/complete/"
                            + answered.command().header().id(),
                    null);
            Credential was = contents.credential();
            Credential again = new Credential(
                    was.provider(),
                    was.name(),
                    was.accountUid(),
                    was.accountLogin(),
                    was.baseUrl(),
                    was.scopes(),
                    was.expiresAt(),
                    was.metadata(),
                    was.origin(),
                    was.username(),
                    access(answered, header, was, token, contents.access()),
                    refresh(answered, header, was, contents.refresh()),
                    was.refreshExpiresAt());
            return new Answered(commands.finish(header, answered.completion(), again, details), answered.keys());
        }
    }

    private @Nullable Octets access(
            Answered answered, CommandHeader header, Credential was, DataKey key, @Nullable SecretToken token) {
        if (token == null) {
            return null;
        }
        TokenContext context = context(answered, header.id(), TokenField.ACCESS_TOKEN, was);
        return Octets.copyOf(TokenSealer.seal(key, context, token).toBytes());
    }

    private @Nullable Octets refresh(
            Answered answered, CommandHeader header, Credential was, @Nullable SecretToken token) {
        if (token == null) {
            return null;
        }
        TokenContext context = context(answered, header.id(), TokenField.REFRESH_TOKEN, was);
        return Octets.copyOf(refreshTokens.seal(context, token).toBytes());
    }

    private TokenContext context(Answered answered, CommandId command, TokenField field, Credential credential) {
        return new TokenContext(
                commands.ledger(), answered.connection(), command, field, new Origin(credential.origin()));
    }

    private DataKey key(Answered answered, DataKeyId id) {
        return opened.key(answered, id).orElseThrow(() -> new BrokenSealException(id));
    }
}
