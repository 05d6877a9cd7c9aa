package io.credledger.app.refresher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.config.ConfigurationException;
import io.credledger.config.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkSettingsTest {

    private static WorkSettings read(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            environment.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return WorkSettings.reader(List.of()).read(Sources.of(environment));
    }

    @Test
    void whereNothingIsSetAnAttemptHasAMinuteAndAnAnswerTwentySeconds() {
        WorkSettings settings = WorkSettings.defaults();

        assertThat(settings.pace().lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.pace().answerWithin()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.pace().journalWait()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.outbound().deadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.redirectUri()).isNull();
    }

    @Test
    void anAnswerIsWaitedForHalfALeaseAtMost() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> read("CREDLEDGER_REFRESHER_LEASE", "30s", "CREDLEDGER_REFRESHER_ANSWER_DEADLINE", "16s"))
                .withMessageContaining("CREDLEDGER_REFRESHER_ANSWER_DEADLINE")
                .withMessageContaining("half");
        assertThat(read("CREDLEDGER_REFRESHER_LEASE", "40s").pace().answerWithin())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aConnectionIsNotWaitedForLongerThanAnAnswer() {
        assertThat(read("CREDLEDGER_REFRESHER_ANSWER_DEADLINE", "1s").outbound().connectDeadline())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theRedirectUriIsTheOneThatTheApiSays() {
        assertThat(read("CREDLEDGER_PUBLIC_URL", "https://ledger.example/").redirectUri())
                .isEqualTo(URI.create("https://ledger.example/v1/connect/callback"));
        assertThat(WorkSettings.defaults()
                        .reachedAt(URI.create("http://127.0.0.1:8080"))
                        .redirectUri())
                .isEqualTo(URI.create("http://127.0.0.1:8080/v1/connect/callback"));
        assertThat(read("CREDLEDGER_PUBLIC_URL", "https://ledger.example")
                        .reachedAt(URI.create("http://127.0.0.1:8080"))
                        .redirectUri())
                .isEqualTo(URI.create("https://ledger.example/v1/connect/callback"));
    }
}
