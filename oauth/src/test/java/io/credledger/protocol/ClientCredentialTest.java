package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.ClientCredential.Flaw;
import io.credledger.protocol.ClientCredential.Flawed;
import io.credledger.protocol.ClientCredential.IdAndSecret;
import io.credledger.protocol.ClientCredential.None;
import io.credledger.protocol.ClientCredential.OtherHeader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialTest {

    private static final Map<String, List<String>> EMPTY = Map.of();

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void has(ClientCredential credential, String id, String secret, boolean inHeader) {
        assertThat(credential).isInstanceOfSatisfying(IdAndSecret.class, both -> {
            assertThat(both.id()).isEqualTo(id);
            assertThat(both.secret().revealText()).isEqualTo(secret);
            assertThat(both.inHeader()).isEqualTo(inHeader);
        });
        assertThat(credential.toString()).doesNotContain(secret);
    }

    private static void flawed(@Nullable String authorization, Map<String, List<String>> form, Flaw flaw) {
        assertThat(ClientCredential.read(authorization, form)).isEqualTo(new Flawed(flaw));
    }

    @Test
    void basicIsUrlEncodedWithinBase64() {
        has(ClientCredential.read(basic("ali%2Dce:made%2Dup+secret%3A1"), EMPTY), "ali-ce", "made-up secret:1", true);
        has(ClientCredential.read("bAsIc " + basic("a:b:c").substring(6), EMPTY), "a", "b:c", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic  a b", "Basic !!", "basic YQ==", "Basic Og==", "Basic YTo="})
    void whatCannotBeReadIsMalformed(String authorization) {
        flawed(authorization, EMPTY, Flaw.MALFORMED);
    }

    @Test
    void badUrlEncodingAndSecretsThatAreTooLongAreMalformed() {
        flawed(basic("a%zz:b"), EMPTY, Flaw.MALFORMED);
        flawed(basic("a:" + "s".repeat(16 * 1024 + 1)), EMPTY, Flaw.MALFORMED);
    }

    @Test
    void aFormHasBothToo() {
        Map<String, List<String>> form = Map.of("client_id", List.of("alice"), "client_secret", List.of("made-up"));

        has(ClientCredential.read(null, form), "alice", "made-up", false);
        flawed(null, Map.of("client_secret", List.of("made-up")), Flaw.MALFORMED);
        flawed(null, Map.of("client_secret", List.of("made-up"), "client_id", List.of("")), Flaw.MALFORMED);
    }

    @Test
    void twoWaysAtOnceAreTooMany() {
        Map<String, List<String>> form = Map.of("client_id", List.of("alice"), "client_secret", List.of("made-up"));

        flawed(basic("alice:made-up"), form, Flaw.SEVERAL);
        flawed("Bearer made-up", form, Flaw.SEVERAL);
    }

    @Test
    void nothingIsThereTwice() {
        flawed(null, Map.of("client_id", List.of("alice", "alice")), Flaw.REPEATED);
        flawed(null, Map.of("client_secret", List.of("a", "")), Flaw.REPEATED);
    }

    @Test
    void assertionsAreNotTaken() {
        flawed(null, Map.of("client_assertion", List.of("e30.e30.e30")), Flaw.UNSUPPORTED);
        flawed("Bearer made-up", Map.of("client_assertion_type", List.of("urn:x")), Flaw.UNSUPPORTED);
    }

    @Test
    void whateverElseIsSomebodyElsesToRead() {
        assertThat(ClientCredential.read("Bearer made-up", EMPTY)).isEqualTo(new OtherHeader());
        assertThat(ClientCredential.read("", EMPTY)).isEqualTo(new OtherHeader());
        assertThat(ClientCredential.read("Basically", EMPTY)).isEqualTo(new OtherHeader());
        assertThat(ClientCredential.read(null, EMPTY)).isEqualTo(new None());
        assertThat(ClientCredential.read(null, Map.of("client_id", List.of("alice"), "client_secret", List.of(""))))
                .isEqualTo(new None());
    }
}
