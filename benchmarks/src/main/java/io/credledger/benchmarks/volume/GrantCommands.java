package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.demo.Account;
import io.credledger.demo.IssuedTokens;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.SealedCommands;
import io.credledger.ledger.Command.StoreConnection;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Commands that store connections, each with keys of its own, sealed as the edge seals them. For one thread. */
final class GrantCommands {

    private static final ProviderId PROVIDER = new ProviderId(LocalProvider.ID);
    private static final long EPOCH = 1;

    private final EdgeKeys keys;
    private final Pseudonyms pseudonyms;
    private final SealedCommands commands;
    private final RefreshTokenOpener refresher;
    private final LocalProvider provider;
    private final Origin origin;
    private long count;

    GrantCommands(WholeLedger ledger, LocalProvider provider) {
        this.keys = ledger.edgeKeys();
        this.pseudonyms = keys.pseudonyms();
        this.commands = new SealedCommands(keys, Clock.systemUTC());
        this.refresher = new RefreshTokenOpener(ledger.installation().keyFiles().readRefresher(), keys.ledger());
        this.provider = provider;
        this.origin = Origin.of(URI.create(provider.base()));
    }

    EdgeKeys keys() {
        return keys;
    }

    /** One that the provider has just granted: its refresh token sealed to the refresher's public key, which costs a third of a millisecond. */
    Grant fresh(Instant expiresAt) {
        IssuedTokens tokens = provider.grant();
        return grant(tokens.accessToken(), Objects.requireNonNull(tokens.refreshToken()), expiresAt, true);
    }

    /**
     * One as if it had been refreshed before: its refresh token sealed by the refresher, which costs a microsecond. Made up, because nobody will
     * ask the provider about it.
     */
    Grant old(Instant expiresAt) {
        SecretToken token = SecretToken.takeCopyOf(String.format("%043d", count));
        return grant(token, token, expiresAt, false);
    }

    private Grant grant(SecretToken access, SecretToken refresh, Instant expiresAt, boolean fresh) {
        long number = count++;
        Handle owner = Owners.handle(number);
        ConnectionName name = new ConnectionName("volume-" + number);
        ConnectionId id = pseudonyms.connection(new StoreKey.Connection(Vault.DEFAULT, PROVIDER, owner, name));
        IdentityId identity = pseudonyms.identity(owner);
        Ask ask = Ask.of(identity, null, name.value().getBytes(StandardCharsets.UTF_8), null);
        try (CommandDraft draft = commands.begin(ask, id)) {
            DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
            DataKeyId token = draft.newKey(KeyPurpose.TOKEN);
            Credential credential = credential(
                    name,
                    number,
                    expiresAt.truncatedTo(ChronoUnit.MILLIS),
                    draft.seal(TokenField.ACCESS_TOKEN, origin, access),
                    fresh ? draft.sealRefreshToken(origin, refresh) : sealedAgain(draft, id, refresh));
            return new Grant(
                    draft.finish(command(id, identity, number, details, token), credential),
                    credential,
                    Objects.requireNonNull(credential.expiresAt()));
        }
    }

    private Octets sealedAgain(CommandDraft draft, ConnectionId id, SecretToken token) {
        TokenContext context = new TokenContext(keys.ledger(), id, draft.id(), TokenField.REFRESH_TOKEN, origin);
        return Octets.copyOf(refresher.seal(context, token).toBytes());
    }

    private StoreConnection command(
            ConnectionId id, IdentityId owner, long number, DataKeyId details, DataKeyId token) {
        return new StoreConnection(
                id,
                owner,
                owner,
                EPOCH,
                pseudonyms.provider(PROVIDER),
                pseudonyms.account(PROVIDER, Long.toString(number)),
                CredentialKind.OAUTH2,
                false,
                true,
                false,
                false,
                false,
                details,
                token);
    }

    private Credential credential(ConnectionName name, long number, Instant expiresAt, Octets access, Octets refresh) {
        return new Credential(
                PROVIDER,
                name,
                Long.toString(number),
                Account.DEMO.login(),
                provider.base(),
                List.of("read"),
                expiresAt,
                "{\"display_name\":\"Somebody\"}",
                origin.value(),
                null,
                access,
                refresh,
                null);
    }
}
