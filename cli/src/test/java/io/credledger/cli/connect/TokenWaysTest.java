package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.session.ClientMethod;
import io.credledger.token.TokenPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the four ways a token is had by; alice and the job have a stored grant everywhere, and nothing ever falls back to it. */
class TokenWaysTest {

    private static final String NOT_A_JWT = "invalid_request subject-token-not-a-jwt";

    @ParameterizedTest
    @CsvSource({
        "gitlab,   false, alice, api_token, foreground, stored",
        "gitlab,   false, alice, jwt,       foreground, stored",
        "gitlab,   true,  alice, jwt,       foreground, stored",
        "gitlab,   false, alice, nothing,   foreground, stored",
        "gitlab,   false, job,   jwt,       foreground, stored",
        "gitlab,   false, job,   nothing,   background, stored",
        "gitlab,   false, alice, nothing,   background, unauthorized_client",
        "gitlab,   false, job,   jwt,       background, invalid_request",
        "passing,  false, alice, jwt,       foreground, pass_through",
        "passing,  false, job,   jwt,       foreground, pass_through",
        "passing,  true,  alice, jwt,       foreground, exchange",
        "passing,  true,  job,   jwt,       foreground, exchange",
        "passing,  false, alice, api_token, foreground, " + NOT_A_JWT,
        "passing,  false, alice, nothing,   foreground, " + NOT_A_JWT,
        "passing,  true,  alice, api_token, foreground, " + NOT_A_JWT,
        "passing,  false, job,   nothing,   background, stored",
        "passing,  true,  job,   nothing,   background, stored",
        "passing,  false, job,   jwt,       background, invalid_request",
        "passing,  false, alice, jwt,       background, unauthorized_client",
        "swapping, false, alice, jwt,       foreground, exchange",
        "swapping, true,  alice, jwt,       foreground, exchange",
        "swapping, false, alice, api_token, foreground, " + NOT_A_JWT,
        "swapping, false, job,   nothing,   background, stored",
        "swapping, false, job,   jwt,       background, invalid_request"
    })
    void theProviderTheOperatorAndThePurposeDecide(
            String provider, boolean exchange, String asks, String subject, String purpose, String outcome)
            throws Exception {
        TokenPolicy policy = new TokenPolicy(exchange, Set.of(), Duration.ofSeconds(60), false);
        try (TokenDesk desk = new TokenDesk(policy)) {
            desk.bench.provider.tells(
                    "/oauth/token",
                    200,
                    "{\"access_token\": \"swapped\", \"token_type\": \"Bearer\", \"expires_in\": 300}");
            desk.bearer(new ProviderId(provider), desk.bench.alice, "alice", "main");
            desk.bearer(new ProviderId(provider), desk.job, "job", "main");
            List<String> form = new ArrayList<>(List.of("audience", provider, "purpose", purpose));
            String token = token(desk, subject);
            if (!token.isEmpty()) {
                form.addAll(List.of("subject_token", token));
            }

            TokenDesk.Told told =
                    desk.ask(asks.equals("job") ? desk.job : desk.bench.alice, form.toArray(String[]::new));

            boolean granted = !outcome.contains("_request") && !outcome.contains("_client");
            if (granted) {
                assertThat(told.text("access_token")).isEqualTo(expected(outcome, token));
                assertThat(desk.record().way()).isEqualTo(outcome);
                assertThat(desk.record().outcome()).isEqualTo("handed_out");
            } else {
                assertThat(told.refusal()).isEqualTo(outcome);
                assertThat(desk.record().outcome()).isNotEqualTo("handed_out");
            }
            assertThat(desk.records).hasSize(1);
            assertThat(desk.record().purpose()).hasToString(purpose.toUpperCase(Locale.ROOT));
        }
    }

    private static String token(TokenDesk desk, String subject) {
        return switch (subject) {
            case "jwt" -> desk.aliceJwt();
            case "api_token" -> desk.apiToken("alice");
            default -> "";
        };
    }

    private static String expected(String way, String subjectToken) {
        return switch (way) {
            case "pass_through" -> subjectToken;
            case "exchange" -> "swapped";
            default -> "token-1";
        };
    }

    @Test
    void aBasicCredentialIsHandedOutAsItIsWhateverItsAge() throws Exception {
        try (TokenDesk desk = new TokenDesk(TokenPolicy.DEFAULT)) {
            desk.stored(Bench.GITLAB, desk.bench.alice, "alice", "main", CredentialKind.BASIC);
            int asked = desk.bench.provider.asked("/api/v4/user").size();
            desk.bench.time.of(Duration.ofDays(400));

            TokenDesk.Told told = desk.ask(desk.bench.alice, "audience", "gitlab", "min_valid_seconds", "31536000");

            assertThat(told.text("access_token"))
                    .isEqualTo(Base64.getEncoder().encodeToString("bot:token-1".getBytes(StandardCharsets.UTF_8)));
            assertThat(told.text("token_type")).isEqualTo("Basic");
            assertThat(told.text("expires_in")).isEmpty();
            assertThat(desk.record().way()).isEqualTo("basic");
            assertThat(desk.bench.provider.asked("/api/v4/user")).hasSize(asked);
        }
    }

    @Test
    void aStoredGrantOfSuchAProviderIsNoTargetInTheForegroundEvenByName() throws Exception {
        try (TokenDesk desk = new TokenDesk(TokenPolicy.DEFAULT)) {
            var connection = desk.bearer(TokenDesk.PASSING, desk.job, "job", "main");
            String resource = "urn:credledger:connection:" + connection;

            assertThat(desk.ask(desk.job, "resource", resource).refusal()).isEqualTo("invalid_target background-only");
            assertThat(desk.ask(desk.job, "resource", resource, "purpose", "background")
                            .text("access_token"))
                    .isEqualTo("token-1");
            assertThat(desk.ask(desk.bench.bob, "resource", resource).refusal()).isEqualTo("invalid_target");
        }
    }

    @Test
    void theCallersOwnBearerIsTheSubjectTokenWhereNoneIsGiven() throws Exception {
        try (TokenDesk desk = new TokenDesk(TokenPolicy.DEFAULT)) {
            String jwt = desk.aliceJwt();
            Caller alice = desk.bearing(jwt);

            TokenDesk.Told told = desk.ask(alice, "audience", "passing");

            assertThat(told.text("access_token")).isEqualTo(jwt);
            assertThat(told.text("scope")).isEqualTo("read_api profile");
            assertThat(Integer.parseInt(told.text("expires_in"))).isBetween(3590, 3600);
        }
    }

    @Test
    void anAuditorIsHandedNothing() throws Exception {
        try (TokenDesk desk = new TokenDesk(TokenPolicy.DEFAULT)) {
            Caller auditor = desk.bench.registered("eve", Role.AUDITOR);

            assertThat(desk.ask(auditor, "audience", "gitlab").refusal()).isEqualTo("unauthorized_client");
            assertThat(desk.ask(
                                    new Client(ClientMethod.NONE, null, null),
                                    "audience",
                                    "gitlab",
                                    "subject_token",
                                    desk.apiToken("eve"))
                            .refusal())
                    .isEqualTo("unauthorized_client");
        }
    }

    @Test
    void aPassedOnTokenHasToLast() throws Exception {
        try (TokenDesk desk = new TokenDesk(TokenPolicy.DEFAULT)) {
            String jwt = desk.issuer.signed(desk.issuer
                    .claims("alice-at-issuer", Duration.ofSeconds(90))
                    .build());

            assertThat(asked(desk, jwt, "min_valid_seconds", "60").text("access_token"))
                    .isEqualTo(jwt);
            assertThat(asked(desk, jwt, "min_valid_seconds", "120").refusal())
                    .isEqualTo("invalid_grant expires-too-soon");
            assertThat(asked(desk, jwt, "scope", "read_user").text("access_token"))
                    .isEqualTo(jwt);
            assertThat(asked(desk, jwt, "scope", "write_repository").refusal()).isEqualTo("invalid_scope");
        }
    }

    private static TokenDesk.Told asked(TokenDesk desk, String jwt, String parameter, String value) {
        return desk.ask(desk.bench.alice, "audience", "passing", "subject_token", jwt, parameter, value);
    }
}
