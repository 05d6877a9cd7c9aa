package io.credledger.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPolicyTest {

    @TempDir
    private Path directory;

    /** Of {@code ways} and {@code exchange}: how the foreground has its token without the switch and with it, and whether that is asked too much. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stored                 | none    |              |          | false",
                "stored, basic          | none    |              |          | false",
                "pass_through           | none    | PASS_THROUGH | EXCHANGE | true",
                "stored, pass_through   | none    | PASS_THROUGH | EXCHANGE | true",
                "stored, pass_through   | rfc8693 | PASS_THROUGH | EXCHANGE | false",
                "pass_through, exchange | rfc8693 | PASS_THROUGH | EXCHANGE | false",
                "exchange               | rfc8693 | EXCHANGE     | EXCHANGE | false",
                "stored, exchange       | rfc8693 | EXCHANGE     | EXCHANGE | false"
            })
    void theSwitchTurnsHandingOnIntoExchanging(String ways, String exchange, Way off, Way on, boolean tooMuch)
            throws Exception {
        Provider provider = provider(ways, exchange);

        assertThat(policy(false).foreground(provider).orElse(null)).isEqualTo(off);
        assertThat(policy(true).foreground(provider).orElse(null)).isEqualTo(on);
        assertThat(policy(false).overtaxes(provider)).isFalse();
        assertThat(policy(true).overtaxes(provider)).isEqualTo(tooMuch);
    }

    private static TokenPolicy policy(boolean exchange) {
        return new TokenPolicy(exchange, Set.of(), Duration.ofSeconds(60), false);
    }

    private Provider provider(String ways, String exchange) throws Exception {
        Path file = Files.writeString(directory.resolve("providers.yaml"), """
                providers:
                  - id: acme
                    extends: gitlab
                    ways: [%s]
                    exchange: %s
                """.formatted(ways, exchange));
        return ProviderCatalogue.builtIn().with(file).find("acme").orElseThrow();
    }
}
