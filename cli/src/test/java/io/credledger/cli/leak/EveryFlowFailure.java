package io.credledger.cli.leak;

import io.credledger.cli.leak.CanaryProvider.Consent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes connecting fail in every way, at every step. */
final class EveryFlowFailure {

    private static final String CALLBACK = "/v1/connect/callback";

    private final Stage stage;
    private final Canaries canaries;
    private final CanaryProvider provider;
    private final EveryAnswer answers;
    private final Visitor carol;
    private final Visitor dave;

    EveryFlowFailure(Stage stage, EveryFlow done) {
        this.stage = stage;
        this.canaries = stage.canaries();
        this.provider = stage.provider();
        this.answers = new EveryAnswer(canaries, provider);
        this.carol = done.carol();
        this.dave = done.dave();
    }

    void run() {
        provider.person = new CanaryAccount(canaries);
        beginnings();
        starts();
        refusedThere();
        wrongCallbacks();
        again();
        for (String dialect : List.of("keycloak", "github", "forgejo", "amocrm", "nextcloud")) {
            tokenEndpoint(dialect);
        }
        idTokens();
        accounts();
        scopes();
        issuers();
    }

    private void beginnings() {
        begin(404, canaries.of("no-such-provider"));
        begin(400, "keycloak", "scopes", List.of(canaries.odd("scope of no kind")));
        begin(400, "keycloak", "return_to", "https://" + canaries.of("elsewhere") + ".example");
        begin(400, "keycloak", "base_url", canaries.odd("no url"));
        begin(400, "keycloak", "base_url", "https://" + canaries.of("other-host") + ".example");
        begin(400, "keycloak", canaries.of("no-field"), true);
        begin(403, "keycloak", "owner", canaries.of("dave"));
    }

    private void begin(int status, String provider, Object... wish) {
        carol.write(status, "POST", "/v1/connect/" + provider, EveryRoute.json(wish));
    }

    private void starts() {
        Flow flow = stage.begin(carol, "keycloak");
        dave.page(403, flow.page());
        dave.form(403, "/connect/start", Map.of("ticket", flow.ticket()));
        carol.page(404, "/connect/start?ticket=" + canaries.fresh(Secret.TICKET));
        carol.page(404, flow.page() + "A");
        carol.page(400, flow.page() + "&" + canaries.of("parameter-of-page") + "=1");
        Visitor browser = stage.nobody().as(null);
        browser.page(303, flow.page(), Secret.TICKET);
        browser.page(200, "/signin?return_to=" + Api.encode(flow.page()), Secret.TICKET, Secret.CSRF_TOKEN);
        browser.submit(303, "/signin/token", Map.of("token", dave.token(), "return_to", flow.page()), Secret.TICKET);
        browser.page(403, flow.page());
        browser.form(403, "/connect/start", Map.of("ticket", flow.ticket()));
    }

    private void refusedThere() {
        for (String error :
                List.of("access_denied", "invalid_client", "temporarily_unavailable", canaries.fresh(Secret.WORDS))) {
            Flow flow = stage.begin(carol, "github").departs();
            String words = canaries.freshOdd(Secret.WORDS);
            String callback = flow.callback(Map.of("error", error, "error_description", words, "error_uri", words));
            int status = error.equals("access_denied") ? 409 : 502;
            carol.page(status, callback);
            carol.get(status, callback);
            flow.asked(200);
            carol.forgetFlows();
        }
    }

    private void wrongCallbacks() {
        Flow flow = stage.begin(carol, "keycloak").departs();
        String code = flow.consented();
        String good = flow.consent();
        String id = flow.state().substring(0, flow.state().indexOf('.'));
        Visitor browser = carol.as(carol.token()).withCookiesOf(carol);
        browser.page(400, CALLBACK + "?code=" + code + "&state=" + id + "." + canaries.fresh(Secret.STATE));
        browser.page(400, CALLBACK + "?code=" + code + "&state=" + canaries.fresh(Secret.STATE));
        browser.page(400, CALLBACK + "?code=" + code);
        browser.page(400, good + "&code=" + code);
        browser.page(400, good + "&error=" + canaries.fresh(Secret.WORDS));
        browser.page(400, flow.callback(Map.of("code", code, "iss", "https://" + canaries.fresh(Secret.WORDS))));
        browser.page(400, flow.callback(Map.of("code", code)));
        stage.nobody().as(null).page(400, good);
        dave.page(400, good);
        dave.as(dave.token()).withCookiesOf(browser).page(403, good);
        dave.as(null).withCookiesOf(browser).page(401, good);
        String name = Visitor.FLOW + id.substring(id.length() - 13);
        String cookie = browser.cookie(name);
        for (String forged : List.of(canaries.fresh(Secret.FLOW_COOKIE), cookie.substring(4), "A" + cookie)) {
            browser.cookies.put(name, forged);
            browser.page(400, good);
        }
        Flow another = stage.begin(carol, "keycloak").departs();
        String other = another.state().substring(0, another.state().indexOf('.'));
        browser.cookies.put(name, carol.cookie(Visitor.FLOW + other.substring(other.length() - 13)));
        browser.page(400, good);
    }

    /** A code that comes twice, whether it was good for something or not. */
    private void again() {
        Flow flow = stage.begin(carol, "oidc").departs();
        String callback = flow.consent();
        carol.page(200, callback);
        carol.page(200, callback);
        carol.get(200, callback);
        carol.page(409, flow.page());
    }

    private void tokenEndpoint(String dialect) {
        for (Map.Entry<Told, String> answer : answers.dialect(dialect).entrySet()) {
            provider.atToken = consent -> answer.getKey();
            stage.begin(carol, dialect).departs().failsAs(502, answer.getValue());
        }
        provider.doAsYouShould();
    }

    private void idTokens() {
        for (Map.Entry<Function<Consent, String>, String> idToken :
                answers.idTokens().entrySet()) {
            provider.atToken = consent ->
                    Told.json(200, provider.tokens().granted(idToken.getKey().apply(consent)));
            int status = idToken.getValue().equals("state-invalid") ? 400 : 502;
            stage.begin(carol, "keycloak").departs().failsAs(status, idToken.getValue());
        }
        provider.doAsYouShould();
    }

    private void accounts() {
        for (Map.Entry<Told, Integer> refusal : answers.refusals().entrySet()) {
            provider.atAccount = refusal.getKey();
            String problem = switch (refusal.getValue()) {
                case 401, 403 -> "provider-refused";
                case 429 -> "provider-rate-limited";
                default -> "provider-unavailable";
            };
            stage.begin(carol, "github").departs().failsAs(502, problem);
        }
        provider.doAsYouShould();
    }

    private void scopes() {
        provider.atToken = consent -> {
            Map<String, Object> granted = provider.tokens().granted(consent, provider.person);
            granted.put("scope", "openid");
            return Told.json(200, granted);
        };
        stage.begin(carol, "keycloak", "scopes", List.of("openid", canaries.of("scope-that-is-needed")))
                .departs()
                .failsAs(409, "scope-missing");
        provider.doAsYouShould();
    }

    /** Issuers whose configuration or keys are nothing. */
    private void issuers() {
        for (Map.Entry<Told, Integer> refusal : answers.refusals().entrySet()) {
            String site = provider.site(
                    "issuer-" + refusal.getKey().status() + stage.trail().size());
            Flow flow = stage.begin(carol, "keycloak", "base_url", site);
            provider.atConfiguration = refusal.getKey();
            carol.submit(502, "/connect/start", Map.of("ticket", flow.ticket()));
            provider.doAsYouShould();
            provider.atKeys = refusal.getKey();
            flow.departs().failsAs(502, "provider-unavailable");
            provider.doAsYouShould();
        }
    }
}
