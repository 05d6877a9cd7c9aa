package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.connect.ConnectWish;
import io.credledger.connect.FlowOutcome;
import io.credledger.connect.Landing;
import io.credledger.edge.Refusal;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Details.FlowFailure;
import io.credledger.ledger.LedgerEvent;
import io.credledger.view.PageRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a consumed flow ends without a grant: recorded, with nothing stored, and told the same way ever after. */
class FlowFailuresTest {

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

    @ParameterizedTest
    @CsvSource({
        "access_denied, consent-denied",
        "interaction_required, consent-denied",
        "invalid_scope, provider-refused",
        "unauthorized_client, provider-misconfigured",
        "redirect_uri_mismatch, provider-misconfigured",
        "temporarily_unavailable, provider-unavailable",
        "something_else, provider-refused"
    })
    void whatTheProviderAnswersInsteadOfACode(String error, String slug) throws Exception {
        Traveller traveller = bench.gone(bench.alice);

        Landing landing = bench.land(traveller, bench.alice, traveller.refused(error));

        failed(slug, landing.outcome());
        recorded(traveller, slug, error, "words of the provider");
        assertThat(bench.provider.asked("/oauth/token")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\": \"invalid_grant\", \"error_description\": \"w\"} | provider-refused",
                "401 | {\"error\": \"invalid_client\", \"error_description\": \"w\"} | provider-misconfigured",
                "400 | {\"error\": \"unauthorized_client\", \"error_description\": \"w\"} | provider-misconfigured",
                "400 | {\"error\": \"invalid_scope\"} | provider-refused",
                "429 | {} | provider-rate-limited",
                "503 | {} | provider-rate-limited",
                "500 | {} | provider-unavailable",
                "200 | nonsense | provider-unavailable",
                "200 | {\"access_token\": \"\"} | provider-unavailable",
                "302 | {} | provider-unavailable"
            })
    void whatTheTokenEndpointAnswersToACode(int status, String body, String slug) throws Exception {
        bench.provider.tells("/oauth/token", status, body);
        Traveller traveller = bench.gone(bench.alice);

        failed(slug, bench.back(traveller).outcome());

        recorded(traveller, slug);
        assertThat(bench.provider.asked("/oauth/token")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {} | provider-refused",
                "403 | {} | provider-refused",
                "429 | {} | provider-rate-limited",
                "500 | {} | provider-unavailable",
                "200 | [] | provider-unavailable",
                "200 | {\"username\": \"somebody\"} | provider-unavailable"
            })
    void anAccountThatCannotBeReadIsNobodys(int status, String body, String slug) throws Exception {
        bench.provider.tells("/api/v4/user", status, body);
        Traveller traveller = bench.gone(bench.alice);

        failed(slug, bench.back(traveller).outcome());

        recorded(traveller, slug);
    }

    @Test
    void aUidThatIsTooLongCannotBeKept() throws Exception {
        bench.provider.tells("/api/v4/user", 200, "{\"id\": \"%s\"}".formatted("9".repeat(256)));

        failed("provider-unavailable", bench.back(bench.gone(bench.alice)).outcome());
    }

    @Test
    void aScopeThatWasAskedForByNameAndNotGrantedIsNamedAndTheGrantGivenBack() throws Exception {
        bench.provider.grants("access-canary", "refresh-canary", "read_user");
        Traveller traveller = bench.gone(bench.alice, Bench.wish(List.of("api", "write_repository")));

        Refusal refusal = failed("scope-missing", bench.back(traveller).outcome());

        assertThat(refusal.members()).containsEntry("missing_scopes", List.of("api", "write_repository"));
        FlowOutcome told = bench.connecting.outcomes().of(bench.alice.id(), traveller.flow());
        assertThat(failed("scope-missing", told)).isEqualTo(refusal);
        recorded(traveller, "scope-missing");
        assertThat(bench.provider.asked("/oauth/revoke"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.form()).containsEntry("token", "refresh-canary"));
    }

    @Test
    void aGrantIsNotGivenBackWhereTheSameAccountIsInUse() throws Exception {
        bench.back(bench.gone(bench.alice));
        bench.provider.grants("access-2", "refresh-2", "read_user");

        failed(
                "scope-missing",
                bench.back(bench.gone(bench.alice, Bench.wish(List.of("api")))).outcome());

        assertThat(bench.provider.asked("/oauth/revoke")).isEmpty();
    }

    @Test
    void aScopeThatIncludesTheOneAskedForWillDo() throws Exception {
        bench.provider.grants("access-canary", "refresh-canary", "api");

        assertThat(bench.back(bench.gone(bench.alice, Bench.wish(List.of("read_api"))))
                        .outcome())
                .isInstanceOf(FlowOutcome.Completed.class);
    }

    @Test
    void anotherAccountIsRefusedUnlessTheWishSaysSo() throws Exception {
        bench.back(bench.gone(bench.alice));
        bench.provider.isAccount(8, "another");
        Traveller traveller = bench.gone(bench.alice);

        failed("account-differs", bench.back(traveller).outcome());

        assertThat(bench.view.flow(traveller.flow()).orElseThrow().failure()).isEqualTo("account-differs");
        assertThat(bench.provider.asked("/oauth/revoke")).hasSize(1);
        ConnectWish swap =
                new ConnectWish(Bench.GITLAB, ConnectionName.DEFAULT, List.of(), null, null, true, null, null);
        assertThat(bench.back(bench.gone(bench.alice, swap)).outcome()).isInstanceOf(FlowOutcome.Completed.class);
    }

    @Test
    void anAccountThatAnotherIdentityHoldsIsRefused() throws Exception {
        bench.back(bench.gone(bench.alice));

        failed("account-connected-elsewhere", bench.back(bench.gone(bench.bob)).outcome());

        assertThat(bench.provider.asked("/oauth/revoke")).isEmpty();
    }

    @Test
    void unlessTheOperatorAllowsIt() throws Exception {
        try (Bench shared = new Bench(true)) {
            shared.back(shared.gone(shared.alice));

            assertThat(shared.back(shared.gone(shared.bob)).outcome()).isInstanceOf(FlowOutcome.Completed.class);
        }
    }

    private void recorded(Traveller traveller, String slug) {
        assertThat(bench.view.flow(traveller.flow()).orElseThrow().failure()).isEqualTo(slug);
        assertThat(bench.ledger.taken(Command.StoreConnection.class)).isEmpty();
        failed(slug, bench.connecting.outcomes().of(bench.alice.id(), traveller.flow()));
    }

    /** The provider's own words are there, sealed. */
    private void recorded(Traveller traveller, String slug, String error, String description) {
        recorded(traveller, slug);
        LedgerEvent event = bench.view
                .history(traveller.flow(), new PageRequest(null, 10))
                .items()
                .get(1);
        assertThat(bench.desk.opener().open(event, FlowFailure.class))
                .hasValue(new FlowFailure(Bench.GITLAB, error, description));
    }
}
