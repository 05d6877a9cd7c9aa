package io.credledger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Routing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTextTest {

    private static final ApiTokenId ID = ApiTokenId.of(new Routing(17), 4711);

    @Test
    void aTokenIsReadBackFromItsText() {
        ApiTokenText token = ApiTokenText.generate(ID);

        assertThat(ApiTokenText.parse(token.reveal()))
                .hasValueSatisfying(read -> assertThat(read.id()).isEqualTo(ID))
                .hasValueSatisfying(
                        read -> assertThat(read.hasHash(token.hash())).isTrue());
    }

    @Test
    void twoTokensOfOneIdHaveDifferentSecrets() {
        assertThat(ApiTokenText.generate(ID).hasHash(ApiTokenText.generate(ID).hash()))
                .isFalse();
    }

    @Test
    void itsTextForLogsHasNoSecret() {
        ApiTokenText token = ApiTokenText.generate(ID);

        assertThat(token.toString()).isEqualTo(ID + "_[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clt_",
                "clt_00000000000000000000000000",
                "clt_00000000000000000000000000_short",
                "clt_0000000000000000000000000w_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "idn_00000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "clt_00000000000000000000000000-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "clt_00000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "gho_16C7e42F292c6912E7710c838347Ae178B4a"
            })
    void anythingElseIsNoToken(String text) {
        assertThat(ApiTokenText.parse(text)).isEmpty();
    }
}
