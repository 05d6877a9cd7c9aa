package io.credledger.cli.connect;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.NewConnection;
import io.credledger.operation.Storing;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that were granted with what they were granted with. */
record Grants(Bench bench) {

    /** One with a refresh token, whose access token is {@code token-1}. */
    ConnectionId refreshable(Caller caller, String handle, Duration life) {
        return stored(caller, handle, "main", CredentialKind.OAUTH2, life);
    }

    /** One without: nothing refreshes it. */
    ConnectionId bearer(Caller caller, String handle, Duration life) {
        return stored(caller, handle, "main", CredentialKind.BEARER, life);
    }

    ConnectionId stored(Caller caller, String handle, String name, CredentialKind kind, Duration life) {
        return stored(Bench.GITLAB, caller, handle, name, kind, life);
    }

    ConnectionId stored(
            ProviderId provider, Caller caller, String handle, String name, CredentialKind kind, Duration life) {
        boolean oauth = kind == CredentialKind.OAUTH2;
        try (SecretToken token = SecretToken.takeCopyOf("token-1");
                SecretToken refresh = SecretToken.takeCopyOf("refresh-1")) {
            return stored(provider, caller, handle, name, kind, token, oauth ? refresh : null, life);
        }
    }

    private ConnectionId stored(
            ProviderId provider,
            Caller caller,
            String handle,
            String name,
            CredentialKind kind,
            SecretToken token,
            @Nullable SecretToken refresh,
            Duration life) {
        NewConnection wanted = new NewConnection(
                provider,
                new ConnectionName(name),
                new Handle(handle),
                kind,
                token,
                refresh,
                kind == CredentialKind.BASIC ? "bot" : null,
                NewConnection.Account.claimed(null, null, null),
                List.of("read_api"),
                null,
                kind == CredentialKind.BASIC ? null : bench.time.instant().plus(life),
                null,
                null,
                new NewConnection.Wishes(true, false, false));
        return new ConnectionId(new Storing(bench.desk)
                .store(caller, Bench.ask(caller.id()), wanted)
                .what()
                .id());
    }
}
