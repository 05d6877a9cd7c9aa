package io.credledger.http;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.NewConnection;
import io.credledger.operation.NewConnection.Account;
import io.credledger.operation.NewConnection.Wishes;
import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/connections}; each kind takes its own secrets and no others. */
final class NewConnectionJson {

    private NewConnectionJson() {}

    /** @param caller whose connection it is unless the body says otherwise */
    static NewConnection parse(Fields fields, Handle caller) {
        requireDefaultVault(fields);
        CredentialKind kind = kind(fields);
        NewConnection wanted = new NewConnection(
                fields.parsed("provider", Limits.PROVIDER, ProviderId::new),
                orElse(fields.optionalParsed("name", Limits.HANDLE, ConnectionName::new), ConnectionName.DEFAULT),
                orElse(fields.optionalParsed("owner", Limits.HANDLE, Handle::new), caller),
                kind,
                fields.secret(kind == CredentialKind.BASIC ? "password" : "access_token"),
                kind == CredentialKind.OAUTH2 ? fields.optionalSecret("refresh_token") : null,
                kind == CredentialKind.BASIC ? username(fields) : null,
                account(fields.optionalObject("account")),
                fields.texts("scopes", Limits.SCOPES, Limits.SCOPE),
                fields.optionalRaw("metadata", Limits.METADATA_BYTES),
                kind == CredentialKind.BASIC ? null : fields.optionalTime("expires_at"),
                kind == CredentialKind.OAUTH2 ? fields.optionalTime("refresh_expires_at") : null,
                fields.optionalText("reason", Limits.REASON),
                new Wishes(fields.flag("replace"), fields.flag("replace_account"), fields.flag("activate")));
        fields.done();
        return wanted;
    }

    private static void requireDefaultVault(Fields fields) {
        String vault = fields.optionalText("vault", Limits.NAME);
        if (vault != null && !vault.equals("default")) {
            throw ProblemException.field(ProblemType.UNKNOWN_VAULT, "vault", "must be 'default'");
        }
    }

    private static CredentialKind kind(Fields fields) {
        return switch (fields.text("kind", 20)) {
            case "oauth2" -> CredentialKind.OAUTH2;
            case "bearer" -> CredentialKind.BEARER;
            case "basic" -> CredentialKind.BASIC;
            default -> throw ProblemException.invalid("kind", "must be oauth2, bearer or basic");
        };
    }

    /** RFC 7617 §2: a user-id has no colon. */
    private static String username(Fields fields) {
        String username = fields.text("username", Limits.ACCOUNT);
        if (username.contains(":")) {
            throw ProblemException.invalid("username", "must not contain a colon");
        }
        return username;
    }

    private static Account account(@Nullable Fields fields) {
        return fields == null
                ? Account.claimed(null, null, null)
                : Account.claimed(
                        fields.optionalText("uid", Limits.ACCOUNT),
                        fields.optionalText("login", Limits.ACCOUNT),
                        fields.optionalText("base_url", Limits.URL));
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** Wipes what was read. */
    static void wipe(NewConnection wanted) {
        wanted.secret().close();
        SecretToken refresh = wanted.refreshToken();
        if (refresh != null) {
            refresh.close();
        }
    }
}
