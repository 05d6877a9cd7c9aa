package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.IdentityId;
import io.credledger.session.Client;
import io.credledger.session.ClientMethod;
import io.credledger.token.TokenPolicy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For whom a token is asked for. Nothing is believed that was not verified. */
class SubjectsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Client PUBLIC = new Client(ClientMethod.NONE, null, null);

    @SuppressWarnings("NullAway.Init")
    private TokenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new TokenDesk(TokenPolicy.DEFAULT);
        desk.bearer(Bench.GITLAB, desk.bench.alice, "alice", "main");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "expired, subject-token-expired",
        "for another audience, subject-token-audience",
        "of another issuer, subject-token-issuer",
        "signed by another, subject-token-signature",
        "unsigned, subject-token",
        "confused, subject-token-signature",
        "of a stranger, login-not-mapped",
        "cut, subject-token",
        "changed, subject-token-signature",
        "no token at all, subject-token",
        "an API token with another secret, subject-token"
    })
    void whatProvesNobodyIsRefused(String flaw, String reason) {
        String token = flawed(flaw);

        for (String provider : new String[] {"gitlab", "passing"}) {
            assertThat(desk.ask(desk.job, "audience", provider, "subject_token", token)
                            .refusal())
                    .isEqualTo("invalid_request " + reason);
            assertThat(desk.record().outcome()).isEqualTo(reason);
            assertThat(desk.record().caller()).isEqualTo(desk.job.id());
        }
        assertThat(desk.ask(PUBLIC, "audience", "gitlab", "subject_token", token)
                        .refusal())
                .isEqualTo("invalid_request " + reason);
        assertThat(desk.record().caller()).isNull();
    }

    private String flawed(String flaw) {
        TestIssuer issuer = desk.issuer;
        var good = issuer.claims("alice-at-issuer", HOUR);
        return switch (flaw) {
            case "expired" ->
                issuer.signed(
                        issuer.claims("alice-at-issuer", Duration.ofMinutes(-2)).build());
            case "for another audience" ->
                issuer.signed(good.audience("another-api").build());
            case "of another issuer" ->
                issuer.signed(good.issuer("https://id.example").build());
            case "signed by another" -> issuer.signedByAnother(good.build());
            case "unsigned" -> TestIssuer.unsigned(good.build());
            case "confused" -> TestIssuer.confused(good.build());
            case "of a stranger" -> issuer.signed(good.subject("a-stranger").build());
            case "cut" -> desk.aliceJwt().substring(0, 200);
            case "changed" -> changed(desk.aliceJwt());
            case "no token at all" -> "x.y.z";
            default -> desk.apiToken("alice").replaceAll(".{43}$", "A".repeat(43));
        };
    }

    /** The claims of one JWT under the signature of another. */
    private String changed(String jwt) {
        String[] one = jwt.split("\\.", -1);
        String[] other = desk.aliceJwt().split("\\.", -1);
        return one[0] + "." + one[1] + "." + other[2];
    }

    @Test
    void aJobActsForWhoeverItHasATokenOf() {
        for (String token : new String[] {desk.aliceJwt(), desk.apiToken("alice")}) {
            assertThat(desk.ask(desk.job, "audience", "gitlab", "subject_token", token)
                            .text("access_token"))
                    .isEqualTo("token-1");
            assertThat(desk.record().caller()).isEqualTo(desk.job.id());
            assertThat(desk.record().subject()).isEqualTo(desk.bench.alice.id());
        }
    }

    @Test
    void nobodyElseDoes() {
        assertThat(desk.ask(desk.bench.bob, "audience", "gitlab", "subject_token", desk.apiToken("alice"))
                        .refusal())
                .isEqualTo("unauthorized_client");
        assertThat(desk.ask(desk.bench.admin, "audience", "gitlab", "subject_token", desk.aliceJwt())
                        .refusal())
                .isEqualTo("unauthorized_client");
    }

    @Test
    void aPublicClientIsWhoeverItsSubjectTokenIsOf() {
        IdentityId alice = desk.bench.alice.id();
        String token = desk.apiToken("alice");
        Client named = new Client(ClientMethod.NONE, null, alice);
        Client another = new Client(ClientMethod.NONE, null, desk.bench.bob.id());

        assertThat(desk.ask(PUBLIC, "audience", "gitlab", "subject_token", token)
                        .text("access_token"))
                .isEqualTo("token-1");
        assertThat(desk.record().caller()).isEqualTo(alice);
        assertThat(desk.ask(named, "audience", "gitlab", "subject_token", token).text("access_token"))
                .isEqualTo("token-1");
        assertThat(desk.ask(another, "audience", "gitlab", "subject_token", token)
                        .refusal())
                .isEqualTo("invalid_client");
        assertThat(desk.ask(PUBLIC, "audience", "gitlab").refusal()).isEqualTo("invalid_client");
        assertThat(desk.records).extracting("outcome").containsSubsequence("invalid_client", "invalid_client");
    }

    @Test
    void aJwtIsAskedForByItsType() {
        String type = "urn:ietf:params:oauth:token-type:jwt";

        assertThat(desk.ask(
                                desk.bench.alice,
                                "audience",
                                "gitlab",
                                "subject_token_type",
                                type,
                                "subject_token",
                                desk.aliceJwt())
                        .text("access_token"))
                .isEqualTo("token-1");
        assertThat(desk.ask(
                                desk.bench.alice,
                                "audience",
                                "gitlab",
                                "subject_token_type",
                                type,
                                "subject_token",
                                desk.apiToken("alice"))
                        .refusal())
                .isEqualTo("invalid_request subject-token");
    }

    @Test
    void whereIdsAreRequiredAJwtIsGoodOnce() throws Exception {
        TokenPolicy strict = new TokenPolicy(false, Set.of(), Duration.ofSeconds(60), true);
        try (TokenDesk once = new TokenDesk(strict)) {
            String jwt = once.aliceJwt();
            String without = once.issuer.signed(
                    once.issuer.claims("alice-at-issuer", HOUR).jwtID(null).build());

            assertThat(once.ask(once.bench.alice, "audience", "passing", "subject_token", jwt)
                            .text("access_token"))
                    .isEqualTo(jwt);
            assertThat(once.ask(once.bench.alice, "audience", "passing", "subject_token", jwt)
                            .refusal())
                    .isEqualTo("invalid_request subject-token-replayed");
            assertThat(once.ask(once.bearing(jwt), "audience", "passing").refusal())
                    .isEqualTo("invalid_request subject-token-replayed");
            assertThat(once.ask(once.bench.alice, "audience", "passing", "subject_token", without)
                            .refusal())
                    .isEqualTo("invalid_request subject-token-without-jti");
            assertThat(once.ask(once.bench.alice, "audience", "passing", "subject_token", once.aliceJwt())
                            .text("token_type"))
                    .isEqualTo("Bearer");
        }
    }
}
