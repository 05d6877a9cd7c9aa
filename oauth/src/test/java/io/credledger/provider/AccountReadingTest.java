package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountReadingTest {

    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.builtIn();

    private final ProviderSite keycloak =
            CATALOGUE.find("keycloak").orElseThrow().at(URI.create("https://id.example/realms/acme"));
    private final ProviderSite gitlab = CATALOGUE.find("gitlab").orElseThrow().at(null);

    @Test
    void theUserinfoEndpointAddsWhatTheIdTokenDoesNotSay() throws IOException {
        AccountFacts facts = read(keycloak, 0, AccountFacts.none(), """
                {"sub": "s-1", "name": "Alice"}""");
        facts = read(keycloak, 1, facts, """
                {"sub": "s-1", "name": "Another name", "email": "alice@example.org"}""");

        assertThat(facts.account())
                .contains(new ExternalAccount("s-1", "s-1", "Alice", null, "alice@example.org", null));
    }

    @Test
    void aUserinfoAnswerAboutAnotherSubjectIsNotTaken() throws IOException {
        AccountFacts facts = read(keycloak, 0, AccountFacts.none(), """
                {"sub": "s-1"}""");

        assertThatThrownBy(() -> read(keycloak, 1, facts, """
                {"sub": "s-2"}"""))
                .isInstanceOf(ContradictoryAccountException.class)
                .hasMessageNotContaining("s-2");
    }

    @Test
    void withoutAUidThereIsNoAccount() throws IOException {
        assertThat(read(gitlab, 0, AccountFacts.none(), """
                {"username": "john"}""").account()).isEmpty();
        assertThat(read(gitlab, 0, AccountFacts.none(), """
                {"id": " ", "username": "john"}""").account()).isEmpty();
        assertThat(read(gitlab, 0, AccountFacts.none(), """
                {"id": {"x": 1}}""").account()).isEmpty();
        assertThat(read(gitlab, 0, AccountFacts.none(), "[]").account()).isEmpty();
    }

    @Test
    void scopesMayBeAnAnswerOfTheirOwn() throws IOException {
        AccountFacts facts = read(gitlab, 0, AccountFacts.none(), """
                {"id": 1, "username": "john"}""");
        facts = read(gitlab, 1, facts, """
                {"resource_owner_id": 1, "scope": ["read_user", "api"], "expires_in": 7200}""");

        assertThat(facts.scopes()).containsExactlyInAnyOrder("read_user", "api");
        assertThat(gitlab.account().get(1).optional()).isTrue();
    }

    @Test
    void thePlacesAreAskedInOrderAndAtTheInstallation() {
        assertThat(keycloak.account())
                .extracting(SiteRead::source)
                .isEqualTo(List.of(new AccountSource.IdToken(), new AccountSource.UserInfo()));
        assertThat(gitlab.account().get(1).source())
                .isInstanceOfSatisfying(
                        AccountSource.Get.class,
                        get -> assertThat(get.uri()).isEqualTo(URI.create("https://gitlab.com/oauth/token/info")));
    }

    @Test
    void nothingOfAnAccountIsInATextOfIt() throws IOException {
        AccountFacts facts = read(gitlab, 0, AccountFacts.none(), """
                {"id": 4711, "username": "canary"}""");

        assertThat(facts + " " + facts.account()).doesNotContain("4711", "canary");
    }

    private static AccountFacts read(ProviderSite site, int place, AccountFacts before, String answer)
            throws IOException {
        JsonNode json = new ObjectMapper().readTree(answer);
        return site.account().get(place).read(before, json, header -> null);
    }
}
