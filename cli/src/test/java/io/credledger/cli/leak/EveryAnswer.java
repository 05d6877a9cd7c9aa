package io.credledger.cli.leak;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.credledger.cli.leak.CanaryProvider.Consent;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whatever a provider may say instead of what it should, with canaries in every word of it. */
final class EveryAnswer {

    private final Canaries canaries;
    private final CanaryProvider provider;

    EveryAnswer(Canaries canaries, CanaryProvider provider) {
        this.canaries = canaries;
        this.provider = provider;
    }

    private String words() {
        return canaries.freshOdd(Secret.WORDS);
    }

    private String word() {
        return canaries.fresh(Secret.WORDS);
    }

    /** Of a token endpoint in every class of every dialect, and the problem that it becomes. */
    Map<Told, String> dialect(String id) {
        Map<Told, String> answers = new LinkedHashMap<>();
        switch (id) {
            case "github" -> {
                answers.put(Told.error(200, "bad_verification_code", words()), "provider-refused");
                answers.put(Told.error(200, "incorrect_client_credentials", words()), "provider-misconfigured");
                answers.put(Told.error(200, word(), words()), "provider-refused");
                answers.put(
                        Told.json(403, Map.of("message", words())).with("X-RateLimit-Remaining", "0"),
                        "provider-rate-limited");
            }
            case "forgejo" -> {
                answers.put(
                        Told.error(400, "unauthorized_client", "client is not authorized " + words()),
                        "provider-refused");
                answers.put(Told.error(400, "invalid_client", words()), "provider-misconfigured");
            }
            case "amocrm" -> {
                answers.put(
                        Told.json(400, Map.of("hint", "Authorization code has expired", "detail", words())),
                        "provider-refused");
                answers.put(Told.json(401, Map.of("title", word(), "detail", words())), "provider-refused");
            }
            case "nextcloud" -> {
                answers.put(Told.error(400, "invalid_request", words()), "provider-refused");
                answers.put(Told.error(400, "invalid_client", words()), "provider-misconfigured");
            }
            default -> standard(answers);
        }
        return answers;
    }

    private void standard(Map<Told, String> answers) {
        answers.put(Told.error(400, "invalid_grant", words()), "provider-refused");
        answers.put(
                Told.error(401, "invalid_client", words()).with("WWW-Authenticate", "Basic realm=" + word()),
                "provider-misconfigured");
        answers.put(Told.error(400, word(), words()), "provider-refused");
        answers.put(Told.error(429, word(), words()).with("Retry-After", "7"), "provider-rate-limited");
        answers.put(Told.error(500, word(), words()), "provider-unavailable");
        answers.put(Told.text(400, "text/plain", words()), "provider-refused");
        answers.put(
                Told.text(302, "text/html", words()).with("Location", "http://127.0.0.1:9/" + word()),
                "provider-unavailable");
        garbage(answers);
    }

    /** What no client understands, and tokens in it. */
    private void garbage(Map<Told, String> answers) {
        String token = canaries.fresh(Secret.ACCESS_TOKEN);
        answers.put(
                Told.text(200, "text/" + word(), "<html>" + words()).with("X-" + word().replace('_', '-'), word()),
                "provider-unavailable");
        answers.put(Told.text(200, "application/json", "{\"access_token\":\"" + token), "provider-unavailable");
        answers.put(Told.json(200, List.of(token, words())), "provider-unavailable");
        answers.put(Told.json(200, Map.of("access_token", token, "token_type", word())), "provider-refused");
        answers.put(
                Told.json(200, Map.of("access_token", canaries.freshOdd(Secret.ACCESS_TOKEN))), "provider-unavailable");
        answers.put(Told.text(200, "application/json", words().repeat(30_000)), "provider-unavailable");
        answers.put(
                Told.text(200, "application/json", "{\"access_token\":\"" + token)
                        .cutOff(),
                "provider-unavailable");
        answers.put(Told.text(200, "text/plain", "").with("X-Long", word().repeat(600)), "provider-unavailable");
    }

    /** Of a resource. */
    Map<Told, Integer> refusals() {
        Map<Told, Integer> answers = new LinkedHashMap<>();
        answers.put(Told.json(401, Map.of("message", words())).with("WWW-Authenticate", "Bearer error=" + word()), 401);
        answers.put(Told.json(403, Map.of("message", words())), 403);
        answers.put(Told.json(429, Map.of("message", words())).with("Retry-After", "1"), 429);
        answers.put(Told.json(404, Map.of("message", words())), 404);
        answers.put(Told.text(200, "application/json", "{\"id\":\"" + words()), 200);
        answers.put(Told.json(200, Map.of("id", Map.of(words(), words()))), 200);
        return answers;
    }

    /** ID tokens that are none for this flow, and the problem that each becomes. */
    Map<Function<Consent, String>, String> idTokens() {
        CanaryTokens tokens = provider.tokens();
        Map<Function<Consent, String>, String> all = new LinkedHashMap<>();
        all.put(
                consent -> tokens.signed(tokens.claims(consent, provider.person).claim("nonce", word())),
                "state-invalid");
        all.put(
                consent -> tokens.signed(tokens.claims(consent, provider.person).audience(word())),
                "provider-unavailable");
        all.put(
                consent -> tokens.signed(tokens.claims(consent, provider.person).issuer("https://" + word())),
                "provider-unavailable");
        all.put(
                consent -> tokens.signed(tokens.claims(consent, provider.person)
                        .expirationTime(Date.from(Instant.now().minusSeconds(4_000)))),
                "provider-unavailable");
        all.put(consent -> tokens.forged(tokens.claims(consent, provider.person)), "provider-unavailable");
        all.put(consent -> unsigned(tokens.claims(consent, provider.person).build()), "provider-unavailable");
        all.put(consent -> canaries.freshOdd(Secret.ID_TOKEN), "provider-unavailable");
        return all;
    }

    private String unsigned(JWTClaimsSet claims) {
        return canaries.met(Secret.ID_TOKEN, new PlainJWT(claims).serialize());
    }
}
