package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.NewConnection;
import io.credledger.operation.Storing;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential that exists is stored: its provider is asked whose it is, and is not waited for where it cannot be asked. */
class StoredTokenTest {

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theProviderSaysWhoseItIs() {
        ConnectionCard card = stored(bench.alice, "alice", "main", null, CredentialKind.BEARER);

        assertThat(card.verified()).isTrue();
        assertThat(card.providerUid()).isEqualTo("7");
        assertThat(card.accountLogin()).isEqualTo("alice-gl");
        assertThat(bench.provider.asked("/api/v4/user"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.authorization()).isEqualTo("Bearer token-canary"));
    }

    @Test
    void whatItSaysOfScopesCounts() {
        bench.provider.tells("/oauth/token/info", 200, "{\"scope\": [\"api\"]}");

        assertThat(stored(bench.alice, "alice", "main", null, CredentialKind.OAUTH2)
                        .scopes())
                .containsExactly("api");
    }

    @Test
    void aUidThatIsNotTheTokensIsAMistake() {
        assertThat(refused("invalid-request", () -> stored(bench.alice, "alice", "main", "8", CredentialKind.BEARER))
                        .field())
                .isEqualTo("account.uid");
        assertThat(stored(bench.alice, "alice", "main", "7", CredentialKind.BEARER)
                        .verified())
                .isTrue();
    }

    @Test
    void aTokenThatIsNotGoodIsNotStored() {
        bench.provider.tells("/api/v4/user", 401, "{}");

        refused("token-rejected", () -> stored(bench.alice, "alice", "main", "7", CredentialKind.BEARER));

        assertThat(bench.ledger.taken(Command.StoreConnection.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 503})
    void whereItCannotBeAskedTheCallerIsBelieved(int status) {
        bench.provider.tells("/api/v4/user", status, "{}");

        ConnectionCard card = stored(bench.alice, "alice", "main", "42", CredentialKind.BEARER);

        assertThat(card.verified()).isFalse();
        assertThat(card.providerUid()).isEqualTo("42");
    }

    @Test
    void aProviderThatWasJustSilentIsLeftAlone() {
        bench.provider.tells("/api/v4/user", 500, "{}");
        stored(bench.alice, "alice", "one", null, CredentialKind.BEARER);
        stored(bench.alice, "alice", "two", null, CredentialKind.BEARER);

        assertThat(bench.provider.asked("/api/v4/user")).hasSize(1);
    }

    @Test
    void aPasswordIsNotTriedOut() {
        stored(bench.alice, "alice", "main", null, CredentialKind.BASIC);

        assertThat(bench.provider.asked("/api/v4/user")).isEmpty();
    }

    @Test
    void anAccountIsOneIdentitysOnceItIsVerified() {
        stored(bench.alice, "alice", "main", null, CredentialKind.BEARER);

        refused("account-connected-elsewhere", () -> stored(bench.bob, "bob", "main", null, CredentialKind.BEARER));
    }

    @Test
    void whatNobodyVerifiedKeepsNobodyOut() {
        bench.provider.tells("/api/v4/user", 404, "{}");
        stored(bench.alice, "alice", "main", "7", CredentialKind.BEARER);
        bench.provider.isAccount(7, "bob-gl");

        assertThat(stored(bench.bob, "bob", "main", null, CredentialKind.BEARER).verified())
                .isTrue();
    }

    private ConnectionCard stored(
            Caller caller, String handle, String name, @Nullable String uid, CredentialKind kind) {
        try (SecretToken token = SecretToken.takeCopyOf("token-canary")) {
            NewConnection wanted = new NewConnection(
                    Bench.GITLAB,
                    new ConnectionName(name),
                    new Handle(handle),
                    kind,
                    token,
                    null,
                    kind == CredentialKind.BASIC ? "somebody" : null,
                    NewConnection.Account.claimed(uid, null, null),
                    List.of("read_user"),
                    null,
                    null,
                    null,
                    null,
                    new NewConnection.Wishes(false, false, false));
            return new Storing(bench.desk)
                    .store(caller, Bench.ask(caller.id()), wanted)
                    .what();
        }
    }
}
