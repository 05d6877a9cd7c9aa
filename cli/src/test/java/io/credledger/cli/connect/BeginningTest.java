package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.connect.Begun;
import io.credledger.connect.ConnectWish;
import io.credledger.connect.Departure;
import io.credledger.connect.StartCard;
import io.credledger.edge.Refusal;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.ProviderClients;
import io.credledger.web.ReturnTo;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningTest {

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
    void aFlowLivesTenMinutesAndWritesNothing() {
        int before = bench.ledger.log().size();
        Begun begun = bench.begin(bench.alice);

        assertThat(begun.expiresAt()).isEqualTo(bench.time.instant().plus(Duration.ofMinutes(10)));
        assertThat(begun.flow().expiresAt()).isEqualTo(begun.expiresAt());
        assertThat(begun.authorizeUrl()).startsWith("https://ledger.example/connect/start?ticket=");
        assertThat(bench.ledger.log()).hasSize(before);
    }

    @Test
    void theLinkTellsNobodyWhatItIsAbout() {
        assertThat(bench.begin(bench.alice).authorizeUrl()).doesNotContain("alice", "gitlab", "read_user");
    }

    @Test
    void theStartPageSaysWhatIsAskedForAndWhatIsNeeded() {
        StartCard card = bench.connecting.starting().show(bench.alice, Bench.ticket(bench.begin(bench.alice)));

        assertThat(card.provider()).isEqualTo("GitLab");
        assertThat(card.host()).isEqualTo("127.0.0.1");
        assertThat(card.key()).isEqualTo("vault:default:gitlab:connection:alice/default");
        assertThat(card.activates()).isTrue();
        assertThat(card.permissions())
                .containsExactly(
                        new StartCard.Permission("read_user", "Read your profile", true),
                        new StartCard.Permission("read_api", "Read everything", false),
                        new StartCard.Permission("write_repository", "Read and write your repositories", false));
    }

    @Test
    void whoIsAskedForByNameIsNeeded() {
        Begun begun = bench.connecting.beginning().begin(bench.alice, Bench.wish(List.of("api")));

        assertThat(bench.connecting
                        .starting()
                        .show(bench.alice, Bench.ticket(begun))
                        .permissions())
                .extracting(StartCard.Permission::required)
                .containsExactly(true, true);
    }

    @Test
    void anUnknownProviderIsSaidSo() {
        refused("unknown-provider", () -> begin("nowhere", null, null, null));
    }

    @Test
    void withoutAClientTheAnswerSaysWhatToSet() {
        Refusal refusal = refused("client-required", () -> begin("github", null, null, null));

        assertThat(String.valueOf(refusal.members().get("detail")))
                .contains("PUT /v1/providers/github/client", "credledger provider client set github");
    }

    @Test
    void aClientThatWasRemovedIsNone() {
        new ProviderClients(bench.desk).remove(Bench.ask(bench.admin.id()), Bench.GITLAB);

        refused("client-required", () -> begin("gitlab", null, null, null));
    }

    @Test
    void aClientsSecretIsForItsOwnOrigin() {
        Refusal refusal = refused("invalid-request", () -> begin("gitlab", "https://gitlab.com", null, null));

        assertThat(refusal.field()).isEqualTo("base_url");
        assertThat(begin("gitlab", bench.provider.baseUrl() + "/", null, null).flow())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "ftp://gitlab.example",
                "http://gitlab.example",
                "https://a@gitlab.example",
                "https://x/?q"
            })
    void aBaseUrlIsAWebAddressThatMayBeAsked(String url) {
        assertThat(refused("invalid-request", () -> begin("gitlab", url, null, null))
                        .field())
                .isEqualTo("base_url");
    }

    @Test
    void aNamespaceIsTheCallersOwnOrTheServersForAdmins() {
        assertThat(begin("gitlab", null, "alice", null).flow()).isNotNull();
        refused("forbidden", () -> begin("gitlab", null, "bob", null));
        refused("forbidden", () -> begin("gitlab", null, "server", null));
    }

    @Test
    void onlyAForgeCanBeActive() {
        bench.time.of(Duration.ZERO);
        refused("client-required", () -> begin("google", null, null, null));
        refused("invalid-request", () -> begin("nextcloud", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two scopes", "a,b", "a\"b", "a\\b", "ä"})
    void aScopeIsOneScope(String scope) {
        assertThat(refused(
                                "invalid-request",
                                () -> bench.connecting.beginning().begin(bench.alice, Bench.wish(List.of(scope))))
                        .field())
                .isEqualTo("scopes");
    }

    @Test
    void whatABrowserHasToCarryIsLimited() {
        List<String> many =
                IntStream.range(0, 100).mapToObj(i -> "scope-number-" + i).toList();

        refused("limit-exceeded", () -> bench.connecting.beginning().begin(bench.alice, Bench.wish(many)));
        Begun begun = bench.connecting.beginning().begin(bench.alice, Bench.wish(many.subList(0, 50)));
        new ReturnTo("/connect/start?ticket=" + Bench.ticket(begun));
    }

    @Test
    void itsCookieIsOneThatBrowsersKeep() throws Exception {
        List<String> many =
                IntStream.range(0, 50).mapToObj(i -> "scope-number-" + i).toList();

        Departure departure = bench.gone(bench.alice, Bench.wish(many)).departure();

        assertThat(departure.cookie() + departure.sealed()).hasSizeLessThan(3800);
        assertThat(departure.left()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\tb", ""})
    void aBrowserGoesOnAtThisServerOnly(String path) {
        assertThatExceptionOfType(InvalidIdException.class).isThrownBy(() -> new ReturnTo(path));
    }

    private Begun begin(String provider, @Nullable String baseUrl, @Nullable String owner, @Nullable Boolean activate) {
        return bench.connecting
                .beginning()
                .begin(
                        bench.alice,
                        new ConnectWish(
                                new ProviderId(provider),
                                ConnectionName.DEFAULT,
                                List.of(),
                                baseUrl,
                                activate,
                                false,
                                null,
                                owner == null ? null : new Handle(owner)));
    }
}
