package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void aSelfHostedProviderIsNowhereUntilSomebodySaysWhere() {
        Provider forgejo = catalogue.find("forgejo").orElseThrow();

        assertThatThrownBy(() -> forgejo.at(null))
                .isInstanceOf(BaseUrlException.class)
                .hasMessage("is required where the provider is self-hosted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://forge.example",
                "forge.example",
                "https:///path",
                "https://user@forge.example",
                "https://forge.example?a=b",
                "https://forge.example#here",
                "mailto:somebody@forge.example"
            })
    void aProviderIsAtAnHttpUrlAndNothingElse(String url) {
        Provider forgejo = catalogue.find("forgejo").orElseThrow();

        assertThatThrownBy(() -> forgejo.at(URI.create(url)))
                .isInstanceOf(BaseUrlException.class)
                .hasMessageNotContaining("forge.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.csv", "scopes.csv", "lives.csv", "dialects.csv", "accounts.csv"})
    void everyDefinitionIsInEveryTable(String table) throws IOException {
        assertThat(firstColumn(table))
                .isEqualTo(catalogue.all().stream().map(Provider::id).collect(Collectors.toSet()));
    }

    @Test
    void theEndpointsOfEveryDefinitionAreInATable() throws IOException {
        Set<String> known = firstColumn("endpoints.csv");
        Set<String> discovered = firstColumn("discovery.csv");

        assertThat(catalogue.all())
                .allSatisfy(provider -> assertThat(provider.endpoints().discovery() ? discovered : known)
                        .contains(provider.id()));
    }

    private static Set<String> firstColumn(String table) throws IOException {
        try (InputStream in = ProviderCatalogueTest.class.getResourceAsStream(table)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf('|')).trim())
                    .collect(Collectors.toSet());
        }
    }
}
