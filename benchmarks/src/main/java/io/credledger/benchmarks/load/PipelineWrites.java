package io.credledger.benchmarks.load;

import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.TokenField;
import io.credledger.edge.Answer;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.SealedCommands;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The same write as {@link HttpWrites}, sealed and handed to the gateway by the caller itself. */
final class PipelineWrites {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Origin ORIGIN = new Origin(SampleCredential.BASE_URL);
    private static final ProviderId PROVIDER = new ProviderId(SampleCredential.PROVIDER);

    private final Pipeline pipeline;
    private final SealedCommands commands;
    private final Pseudonyms pseudonyms;

    PipelineWrites(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.commands = new SealedCommands(pipeline.keys(), Clock.systemUTC());
        this.pseudonyms = pipeline.keys().pseudonyms();
    }

    Operation caller(int number) {
        Handle owner = Population.handle(number);
        return () -> {
            Answer answer = pipeline.gateway().submit(store(owner, SampleCredential.next()), PATIENCE);
            if (!(answer instanceof Answer.Committed)) {
                throw new IllegalStateException("not committed: " + answer);
            }
        };
    }

    private CommandMessage store(Handle owner, SampleCredential credential) {
        ConnectionName name = new ConnectionName(credential.name());
        ConnectionId id = pseudonyms.connection(new StoreKey.Connection(Vault.DEFAULT, PROVIDER, owner, name));
        IdentityId identity = pseudonyms.identity(owner);
        Ask ask = Ask.of(identity, null, credential.json().getBytes(StandardCharsets.UTF_8), null);
        try (CommandDraft draft = commands.begin(ask, id)) {
            DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
            DataKeyId token = draft.newKey(KeyPurpose.TOKEN);
            return draft.finish(command(id, identity, credential, details, token), details(draft, name, credential));
        }
    }

    private Command command(
            ConnectionId id, IdentityId owner, SampleCredential credential, DataKeyId details, DataKeyId token) {
        return new Command.StoreConnection(
                id,
                owner,
                owner,
                Population.EPOCH,
                pseudonyms.provider(PROVIDER),
                pseudonyms.account(PROVIDER, credential.uid()),
                CredentialKind.BEARER,
                false,
                false,
                false,
                false,
                false,
                details,
                token);
    }

    private static Credential details(CommandDraft draft, ConnectionName name, SampleCredential credential) {
        try (SecretToken token = SecretToken.takeCopyOf(credential.token())) {
            return new Credential(
                    PROVIDER,
                    name,
                    credential.uid(),
                    credential.login(),
                    SampleCredential.BASE_URL,
                    List.of(SampleCredential.SCOPE),
                    null,
                    SampleCredential.METADATA,
                    ORIGIN.value(),
                    null,
                    draft.seal(TokenField.ACCESS_TOKEN, ORIGIN, token),
                    null,
                    null);
        }
    }
}
