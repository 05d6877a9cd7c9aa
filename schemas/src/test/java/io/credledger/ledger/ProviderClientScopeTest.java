package io.credledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One OAuth application per server and provider, for every identity: there is no place where a profile or an identity could be written. */
class ProviderClientScopeTest {

    @Test
    void theCommandTakesAProviderAndKeys() {
        assertThat(components(Command.StoreProviderClient.class))
                .containsExactly(
                        "ProviderClientId target",
                        "ProviderRef provider",
                        "DataKeyId detailsKey",
                        "DataKeyId tokenKey");
        assertThat(components(Command.RemoveProviderClient.class)).containsExactly("ProviderClientId target");
    }

    @Test
    void theEventHasAProviderAndKeys() {
        assertThat(components(Fact.ProviderClientStored.class))
                .containsExactly("ProviderRef provider", "DataKeyId detailsKey", "DataKeyId tokenKey");
        assertThat(components(Fact.ProviderClientRemoved.class)).isEmpty();
    }

    @Test
    void theRecordHasAProviderAndKeys() {
        assertThat(components(EntityState.ProviderClient.class))
                .containsExactly(
                        "ProviderClientId id",
                        "ProviderRef provider",
                        "boolean present",
                        "DataKeyId detailsKey",
                        "DataKeyId tokenKey",
                        "Instant pausedSince",
                        "Stamp stamp");
    }

    @Test
    void theSealedPartHasTheRegistrationAlone() {
        assertThat(components(Details.ClientRegistration.class))
                .containsExactly(
                        "ProviderId provider",
                        "String clientId",
                        "String baseUrl",
                        "String origin",
                        "Octets sealedSecret",
                        "Octets sealedPreviousSecret");
    }

    @Test
    void theKeyHasAProviderAlone() {
        assertThat(components(StoreKey.ServerClient.class)).containsExactly("ProviderId provider");
    }

    @Test
    void aNameOfAVariableIsLiteralText() {
        var registration = new Details.ClientRegistration(
                new ProviderId("github"), "env:GITHUB_CLIENT_ID", null, "https://github.com", null, null);

        assertThat(registration.clientId()).isEqualTo("env:GITHUB_CLIENT_ID");
    }

    private static List<String> components(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(ProviderClientScopeTest::text)
                .toList();
    }

    private static String text(RecordComponent component) {
        return component.getType().getSimpleName() + " " + component.getName();
    }
}
