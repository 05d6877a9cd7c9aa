package io.credledger.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unknown;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutAnswersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void anAnswerThatIsCutAtAnyByteIsUnknown() throws Exception {
        try (Customer customer = new Customer(GrantPolicy.strict(), directory)) {
            assertThat(customer.refresh(customer.grant().refreshToken())).isInstanceOf(Granted.class);
            int length = customer.server.refreshAnswerLength();
            for (int bytes : IntStream.range(0, length).toArray()) {
                IssuedTokens tokens = customer.grant();
                customer.server.atToken(seen -> Fault.cut(When.AFTER, bytes));

                assertThat(customer.refresh(tokens.refreshToken()))
                        .as("%s of %s bytes", bytes, length)
                        .isInstanceOf(Unknown.class);
                assertThat(customer.provider
                                .family(tokens.family())
                                .orElseThrow()
                                .refreshTokens())
                        .hasSize(2);
            }
        }
    }

    @Test
    void cutBeforeTheRotationTheTokenIsStillGood() throws Exception {
        try (Customer customer = new Customer(GrantPolicy.strict(), directory)) {
            for (int bytes : new int[] {0, 1, 20, 80, 150}) {
                IssuedTokens tokens = customer.grant();
                customer.server.atToken(seen -> seen.ofToken() == 1 ? Fault.cut(When.BEFORE, bytes) : Fault.none());

                assertThat(customer.refresh(tokens.refreshToken())).isEqualTo(new Unknown(Unclear.CUT));
                assertThat(customer.refresh(tokens.refreshToken())).isInstanceOf(Granted.class);
            }
        }
    }
}
