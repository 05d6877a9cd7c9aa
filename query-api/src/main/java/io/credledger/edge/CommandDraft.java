package io.credledger.edge;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Octets;
import io.credledger.sealing.CommandSealing;
import io.credledger.sealing.CommandTooLargeException;
import io.credledger.secret.SecretToken;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One command while its parts are sealed: first the new keys, then the secrets, last the command that names them all. */
public final class CommandDraft implements AutoCloseable {

    private final EdgeKeys keys;
    private final CommandHeader header;
    private final EntityId target;
    private final Map<KeyPurpose, DataKey> made = new EnumMap<>(KeyPurpose.class);

    CommandDraft(EdgeKeys keys, CommandHeader header, EntityId target) {
        this.keys = keys;
        this.header = header;
        this.target = target;
    }

    public CommandId id() {
        return header.id();
    }

    /** The id of the target's new key of that purpose. */
    public DataKeyId newKey(KeyPurpose purpose) {
        return made(purpose).id();
    }

    /** An access token, password or client secret, under the new token key. */
    public Octets seal(TokenField field, Origin origin, SecretToken secret) {
        TokenContext context = new TokenContext(keys.ledger(), target, header.id(), field, origin);
        return Octets.copyOf(
                TokenSealer.seal(made(KeyPurpose.TOKEN), context, secret).toBytes());
    }

    /** A refresh token, to the refresher: nobody here can open it again. */
    public Octets sealRefreshToken(Origin origin, SecretToken secret) {
        TokenContext context = new TokenContext(keys.ledger(), target, header.id(), TokenField.REFRESH_TOKEN, origin);
        return Octets.copyOf(keys.refreshTokens().seal(context, secret).toBytes());
    }

    /** The command with its details under the new details key. */
    public CommandMessage finish(Command command, Details details) {
        return finish(command, details, made(KeyPurpose.DETAILS));
    }

    /** The command with its details under a key that the ledger already has. */
    public CommandMessage finish(Command command, Details details, DataKey key) {
        try {
            return CommandSealing.finish(header, command, details, key, wrapped());
        } catch (CommandTooLargeException e) {
            throw EdgeReason.EVENT_TOO_LARGE.refusal();
        }
    }

    /** Details before token, as the command names them. */
    private List<WrappedKey> wrapped() {
        return made.values().stream().map(keys.dataKeys()::wrap).toList();
    }

    private DataKey made(KeyPurpose purpose) {
        return made.computeIfAbsent(purpose, absent -> DataKeys.generate(absent, target));
    }

    @Override
    public void close() {
        made.values().forEach(DataKey::close);
    }
}
