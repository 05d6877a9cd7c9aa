package io.credledger.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HookSecretTest {

    /** The vector that libraries of Standard Webhooks test themselves with. */
    @Test
    void itSignsAsStandardWebhooksDoes() {
        HookSecret secret = new HookSecret(SecretToken.takeCopyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void noTwoAreAlikeAndNoneTellsItself() {
        HookSecret one = HookSecret.generate();

        assertThat(one).isNotEqualTo(HookSecret.generate());
        assertThat(one.toString()).isEqualTo("HookSecret [redacted]");
    }
}
