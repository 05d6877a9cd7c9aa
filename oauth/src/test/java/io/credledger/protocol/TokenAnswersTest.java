package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.outbound.OutboundAnswer;
import io.credledger.protocol.TokenOutcome.ClientMisconfigured;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.protocol.TokenOutcome.RateLimited;
import io.credledger.protocol.TokenOutcome.Refused;
import io.credledger.protocol.TokenOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** One provider, status and error, and what it means. The errors of a dialect are said in that provider's own shape. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "github|200|{'error':'bad_refresh_token','error_description':'The refresh token passed is incorrect or expired.'}|GrantDead",
                "github|200|{'error':'bad_verification_code','error_description':'The code passed is incorrect or expired.'}|GrantDead",
                "github|200|{'error':'incorrect_client_credentials','error_description':'x'}|ClientMisconfigured",
                "github|200|{'error':'redirect_uri_mismatch'}|ClientMisconfigured",
                "github|200|{'error':'application_suspended'}|ClientMisconfigured",
                "github|200|{'error':'unverified_user_email'}|Refused OTHER",
                "github|404|{'message':'Not Found'}|Refused OTHER",
                "gitlab|400|{'error':'invalid_grant','error_description':'The provided authorization grant is invalid'}|GrantDead",
                "gitlab|401|{'error':'invalid_client','error_description':'Client authentication failed'}|ClientMisconfigured",
                "gitlab|400|{'error':'invalid_scope'}|Refused INVALID_SCOPE",
                "forgejo|400|{'error':'unauthorized_client','error_description':'token was already used'}|GrantDead",
                "gitea|400|{'error':'unauthorized_client','error_description':'token was already used'}|GrantDead",
                "gitea|400|{'error':'unauthorized_client','error_description':'unable to parse refresh token'}|GrantDead",
                "gitea|400|{'error':'unauthorized_client','error_description':'invalid client secret'}|ClientMisconfigured",
                "gitea|400|{'error':'invalid_client','error_description':'cannot load client'}|ClientMisconfigured",
                "google|400|{'error':'invalid_grant','error_description':'Token has been expired or revoked.'}|GrantDead",
                "google|401|{'error':'invalid_client','error_description':'Unauthorized'}|ClientMisconfigured",
                "google|401|{'error':'deleted_client'}|ClientMisconfigured",
                "google|400|{'error':'invalid_request','error_description':'Missing required parameter: code'}|Refused INVALID_REQUEST",
                "amocrm|400|{'hint':'Token has been revoked','title':'Bad Request','type':'x','status':400,'detail':'y'}|GrantDead",
                "amocrm|400|{'hint':'Authorization code has expired','title':'Bad Request','status':400}|GrantDead",
                "amocrm|400|{'hint':'Check the `client_id` parameter','title':'Bad Request','status':400}|ClientMisconfigured",
                "amocrm|400|{'title':'Bad Request','status':400}|Refused OTHER",
                "nextcloud|400|{'error':'invalid_request'}|GrantDead",
                "nextcloud|400|{'error':'invalid_grant'}|GrantDead",
                "nextcloud|400|{'error':'invalid_client'}|ClientMisconfigured",
                "keycloak|400|{'error':'invalid_grant','error_description':'Token is not active'}|GrantDead",
                "keycloak|400|{'error':'invalid_grant','error_description':'Maximum allowed refresh token reuse exceeded'}|GrantDead",
                "keycloak|401|{'error':'invalid_client','error_description':'Invalid client or Invalid client credentials'}|ClientMisconfigured",
                "keycloak|401|{'error':'unauthorized_client','error_description':'x'}|ClientMisconfigured",
                "keycloak|400|{'error':'invalid_target'}|Refused INVALID_TARGET",
                "keycloak|403|{'error':'access_denied'}|Refused ACCESS_DENIED",
                "oidc|400|{'error':'invalid_grant'}|GrantDead",
                "oidc|401|{'error':'invalid_client'}|ClientMisconfigured",
                "oidc|400|{'error':'unsupported_grant_type'}|ClientMisconfigured",
                "oidc|400|{'error':'INVALID_GRANT'}|GrantDead",
                "oidc|400|{'error':'temporarily_unavailable'}|RateLimited",
                "oidc|400|{'error':'server_error'}|Unknown PROVIDER_FAILED",
                "oidc|200|{'error':'invalid_grant'}|Unknown NOT_UNDERSTOOD",
                "oidc|400|{'error':{'code':'invalid_grant'}}|Refused OTHER",
                "oidc|401|{}|Refused OTHER",
                "oidc|403|<html>no</html>|Refused OTHER",
                "oidc|302|{}|Unknown NOT_UNDERSTOOD",
                "oidc|500|{'error':'invalid_grant'}|Unknown PROVIDER_FAILED",
                "oidc|502|<html>bad gateway</html>|Unknown PROVIDER_FAILED",
                "oidc|503|{'error':'invalid_grant'}|RateLimited",
                "oidc|429|{'error':'invalid_grant'}|RateLimited",
                "oidc|408|{}|RateLimited",
                "oidc|425|{}|RateLimited",
            })
    void anErrorIsUnderstoodInItsDialect(String provider, int status, String body, String outcome) {
        assertThat(said(classified(provider, Answers.json(status, body.replace('\'', '"')))))
                .isEqualTo(outcome);
    }

    private static String said(TokenOutcome outcome) {
        String name = outcome.getClass().getSimpleName();
        if (outcome instanceof Refused refused) {
            return name + " " + refused.refusal();
        }
        return outcome instanceof Unknown unknown ? name + " " + unknown.why() : name;
    }

    @Test
    void whatAProviderSaidIsKeptAndNotShown() {
        TokenOutcome outcome = classified(
                "google",
                Answers.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"for alice@example.com\"}"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        GrantDead.class,
                        dead -> assertThat(dead.words().description()).isEqualTo("for alice@example.com"));
        assertThat(outcome.toString()).doesNotContain("alice").contains("[redacted]");
    }

    @Test
    void gitHubSaysARateLimitWithForbidden() {
        OutboundAnswer secondary = Answers.json(403, "{}", "retry-after", "60");
        OutboundAnswer primary = Answers.json(
                403,
                "{}",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                "" + NOW.plusSeconds(90).getEpochSecond());

        assertThat(classified("github", secondary)).isEqualTo(new RateLimited(Duration.ofSeconds(60)));
        assertThat(classified("github", primary)).isEqualTo(new RateLimited(Duration.ofSeconds(90)));
        assertThat(classified("github", Answers.json(403, "{}", "x-ratelimit-remaining", "7")))
                .isInstanceOf(Refused.class);
        assertThat(classified("google", Answers.json(403, "{}", "retry-after", "60")))
                .isInstanceOf(Refused.class);
    }

    static Stream<String> everyProvider() {
        return Stream.of("github", "gitlab", "forgejo", "gitea", "google", "amocrm", "nextcloud", "keycloak", "oidc");
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void aGrantIsAGrantEverywhere(String provider) {
        String body =
                "{\"access_token\":\"made-up-access\",\"token_type\":\"bearer\",\"refresh_token\":\"made-up-refresh\","
                        + "\"id_token\":\"made.up.id\",\"expires_in\":28800,\"refresh_token_expires_in\":15811200}";
        Granted granted = (Granted) classified(provider, Answers.json(200, body));

        assertThat(granted.tokens().access().revealText()).isEqualTo("made-up-access");
        assertThat(granted.tokens().refresh()).isNotNull();
        assertThat(granted.tokens().idToken()).isNotNull();
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofHours(8));
        assertThat(granted.tokens().refreshExpiresIn()).isEqualTo(Duration.ofDays(183));
        assertThat(granted.tokens().scopes()).isNull();
        assertThat(granted.toString()).doesNotContain("made");
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void fiveHundredAndTooManyAreNobodysDialect(String provider) {
        assertThat(classified(provider, Answers.answer(500, "text/html", "<h1>oops</h1>")))
                .isInstanceOf(Unknown.class);
        assertThat(classified(provider, Answers.json(429, "{}", "retry-after", "5")))
                .isEqualTo(new RateLimited(Duration.ofSeconds(5)));
        assertThat(classified(provider, Answers.json(200, "{\"hello\":1}"))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "not json",
                "{\"access_token\":\"cut off",
                "{} {}",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":17}",
                "{\"access_token\":{\"a\":1}}",
                "{\"access_token\":\"two\\nlines\"}",
                "{\"access_token\":\"t\\u00e4ken\"}",
                "{\"access_token\":\"good\",\"refresh_token\":\"two\\nlines\"}"
            })
    void twoHundredWithoutAUsableTokenIsNotUnderstood(String body) {
        assertThat(said(classified("keycloak", Answers.json(200, body)))).isEqualTo("Unknown NOT_UNDERSTOOD");
    }

    @Test
    void aTokenOverTheLimitIsNotUnderstood() {
        assertThat(classified("oidc", Answers.json(200, "{\"access_token\":\"" + "x".repeat(16 * 1024 + 1) + "\"}")))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void aTokenThatIsNoBearerTokenIsRefused() {
        assertThat(said(classified("oidc", Answers.json(200, "{\"access_token\":\"x\",\"token_type\":\"DPoP\"}"))))
                .isEqualTo("Refused UNSUPPORTED_TOKEN_TYPE");
        assertThat(classified("oidc", Answers.json(200, "{\"access_token\":\"x\",\"token_type\":\"BEARER\"}")))
                .isInstanceOf(Granted.class);
        assertThat(classified("oidc", Answers.json(200, "{\"access_token\":\"x\"}")))
                .isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "3600,PT1H",
        "'\"3600\"',PT1H",
        "3600.0,PT1H",
        "0,",
        "-1,",
        "'\"-5\"',",
        "'\"soon\"',",
        "'\"\"',",
        "null,",
        "true,",
        "99999999999,PT87600H",
        "1e400,",
        "9223372036854775808,"
    })
    void aLifetimeIsSecondsOrNothing(String expiresIn, Duration expected) {
        Granted granted = (Granted)
                classified("oidc", Answers.json(200, "{\"access_token\":\"x\",\"expires_in\":" + expiresIn + "}"));

        assertThat(granted.tokens().expiresIn()).isEqualTo(expected);
    }

    @Test
    void anEmptyRefreshTokenIsNone() {
        Granted granted =
                (Granted) classified("github", Answers.json(200, "{\"access_token\":\"x\",\"refresh_token\":\"\"}"));

        assertThat(granted.tokens().refresh()).isNull();
    }

    @Test
    void scopesAreSplitAsTheProviderJoinsThem() {
        assertThat(scopes("github", "\"repo,gist\"")).containsExactlyInAnyOrder("repo", "gist");
        assertThat(scopes("github", "\"\"")).isEmpty();
        assertThat(scopes("gitlab", "\"api read_user\"")).containsExactlyInAnyOrder("api", "read_user");
        assertThat(scopes("oidc", "[\"openid\",\"email\"]")).containsExactlyInAnyOrder("openid", "email");
    }

    private static Iterable<String> scopes(String provider, String scope) {
        return ((Granted) classified(provider, Answers.json(200, "{\"access_token\":\"x\",\"scope\":" + scope + "}")))
                .tokens()
                .scopes();
    }

    @Test
    void gitHubsFormEncodingIsReadToo() {
        String form = "application/x-www-form-urlencoded; charset=utf-8";
        Granted granted = (Granted) classified(
                "github",
                Answers.answer(200, form, "access_token=made-up&scope=repo%2Cgist&token_type=bearer&expires_in=28800"));

        assertThat(granted.tokens().scopes()).containsExactlyInAnyOrder("repo", "gist");
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofHours(8));
        assertThat(classified("github", Answers.answer(200, form, "error=bad_verification_code")))
                .isInstanceOf(GrantDead.class);
        assertThat(classified("github", Answers.answer(200, form, "error=incorrect_client_credentials")))
                .isInstanceOf(ClientMisconfigured.class);
    }

    @Test
    void aTokenBesideAnErrorIsNotThrownAway() {
        assertThat(classified("github", Answers.json(200, "{\"access_token\":\"x\",\"error\":\"bad_refresh_token\"}")))
                .isInstanceOf(Granted.class);
    }

    private static TokenOutcome classified(String provider, OutboundAnswer answer) {
        return TokenAnswers.classify(answer, Answers.provider(provider), NOW);
    }
}
