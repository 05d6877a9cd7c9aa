package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderCatalogueTest {

    private final ProviderCatalogue catalogue = ProviderCatalogue.builtIn();

    @Test
    void theForgesAreTheForges() {
        assertThat(catalogue.all())
                .filteredOn(Provider::forge)
                .extracting(Provider::id)
                .containsExactly("github", "gitlab", "forgejo", "gitea");
    }

    @Test
    void idsFollowTheRuleOfStoreKeys() {
        assertThat(catalogue.all()).extracting(Provider::id).allMatch(id -> id.matches("[a-z0-9][a-z0-9-]{0,49}"));
    }

    @Test
    void aSelfHostedProviderHasNoHome() {
        assertThat(catalogue.find("forgejo"))
                .hasValueSatisfying(forgejo -> assertThat(forgejo.home()).isEmpty());
        assertThat(catalogue.find("github"))
                .hasValueSatisfying(github -> assertThat(github.home()).isPresent());
        assertThat(catalogue.find("nowhere")).isEmpty();
    }
}
