package io.credledger.cli.founding;

import io.credledger.cli.files.DurableFile;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.KeyPurpose;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.SealedCommands;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Role;
import io.credledger.session.ApiTokenText;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * Gives a ledger an admin with a token, without the API: for the first one, and for one who lost every token. Whoever can do this holds the
 * master key and the cluster's admin password.
 */
public final class AdminEnrolment {

    private final EdgeKeys keys;
    private final CommandCourier courier;
    private final StoredKeys stored;
    private final SealedCommands commands;
    private final IdentityId server;

    public AdminEnrolment(EdgeKeys keys, CommandCourier courier, StoredKeys stored, Clock clock) {
        this.keys = keys;
        this.courier = courier;
        this.stored = stored;
        this.commands = new SealedCommands(keys, clock);
        this.server = keys.pseudonyms().identity(Handle.SERVER);
    }

    /** Makes sure that the identity exists and is on the roster, and writes a new token of it to the file, mode 0600. */
    public void enrol(Handle handle, Path tokenFile) throws InterruptedException, IOException {
        IdentityId identity = keys.pseudonyms().identity(handle);
        register(identity, handle);
        putOnRoster(identity);
        DurableFile.write(tokenFile, issueToken(identity).reveal() + "\n");
    }

    private void register(IdentityId identity, Handle handle) throws InterruptedException {
        CommandMessage message;
        try (CommandDraft draft = commands.begin(ask(identity, "register"), identity)) {
            Command command =
                    new Command.RegisterIdentity(identity, draft.newKey(KeyPurpose.DETAILS), Set.of(Role.USER));
            message = draft.finish(command, new Details.IdentityProfile(handle, null));
        }
        accepted(courier.send(message), RefusalReason.IDENTITY_EXISTS);
    }

    private void putOnRoster(IdentityId identity) throws InterruptedException {
        Command command = new Command.ChangeAdmin(keys.pseudonyms().adminRoster(), identity, true);
        accepted(courier.send(sealed(identity, command, server, new Details.Nothing())));
    }

    private ApiTokenText issueToken(IdentityId identity) throws InterruptedException {
        Ask ask = ask(identity, "token");
        ApiTokenId id = commands.tokenId(ask, identity);
        ApiTokenText token = ApiTokenText.generate(id);
        Command command = new Command.IssueApiToken(id, identity, token.hash());
        CommandMessage message;
        try (DataKey key = stored.detailsKey(identity);
                CommandDraft draft = commands.begin(ask, id)) {
            message = draft.finish(command, new Details.TokenLabel("first admin", null), key);
        }
        accepted(courier.send(message));
        return token;
    }

    private CommandMessage sealed(IdentityId actor, Command command, IdentityId keyHolder, Details details) {
        try (DataKey key = stored.detailsKey(keyHolder);
                CommandDraft draft = commands.begin(ask(actor, command.type()), command.target())) {
            return draft.finish(command, details, key);
        }
    }

    private static Ask ask(IdentityId actor, String what) {
        return Ask.of(actor, null, what.getBytes(StandardCharsets.UTF_8), null);
    }

    private static void accepted(Reply reply, RefusalReason... fine) {
        if (reply.outcome() instanceof Reply.Refused refused && !Set.of(fine).contains(refused.reason())) {
            throw new UnrecoverableException(
                    ExitCode.REFUSED,
                    "the admin could not be enrolled: " + refused.reason().slug());
        }
    }
}
