package io.credledger.cli.leak;

import java.util.List;
import java.util.Map;

/** Connects accounts of every built-in provider that a script can stand in for, in every way that ends well; then whatever is asked of them. */
final class EveryFlow {

    static final List<String> PROVIDERS =
            List.of("github", "gitlab", "forgejo", "gitea", "amocrm", "nextcloud", "keycloak", "oidc");

    private final Stage stage;
    private final Visitor carol;
    private final Visitor dave;

    EveryFlow(Stage stage) {
        this.stage = stage;
        this.carol = stage.nobody().as(stage.registered("carol"));
        this.dave = stage.nobody().as(stage.registered("dave"));
    }

    Visitor carol() {
        return carol;
    }

    Visitor dave() {
        return dave;
    }

    void run() {
        PROVIDERS.forEach(this::client);
        PROVIDERS.forEach(this::connects);
        again();
        elsewhere();
        inASession();
        stored();
        forge();
    }

    private void client(String provider) {
        stage.admin()
                .write(
                        200,
                        "PUT",
                        "/v1/providers/" + provider + "/client",
                        EveryRoute.json(
                                "client_id",
                                stage.canaries().of("client-id-of-" + provider),
                                "client_secret",
                                stage.canaries().freshOdd(Secret.CLIENT_SECRET),
                                "base_url",
                                stage.provider().site(provider)));
    }

    private void connects(String provider) {
        stage.provider().person = new CanaryAccount(stage.canaries());
        String name = stage.canaries().of("connected-" + provider);
        Flow flow = stage.begin(carol, provider, "name", name);
        flow.asked(200);
        if (provider.length() % 2 == 0) {
            flow.departs().comesBack(200);
        } else {
            carol.get(200, flow.departsByProgram().consent());
        }
        flow.asked(200);
        carol.forgetFlows();
        carol.get(200, "/v1/connections?name=" + name, Secret.ACCOUNT);
        carol.get(200, "/v1/me", Secret.ACCOUNT);
    }

    /** The same account, another one, and that one on purpose. */
    private void again() {
        String name = stage.canaries().of("connected-keycloak");
        stage.provider().person = new CanaryAccount(stage.canaries());
        stage.begin(carol, "keycloak", "name", name).departs().failsAs(409, "account-differs");
        stage.begin(carol, "keycloak", "name", name, "replace_account", true)
                .departs()
                .comesBack(200);
        stage.begin(carol, "keycloak", "name", name).departs().comesBack(200);
        Flow.again(stage, carol, connection(name)).departs().comesBack(200);
    }

    private String connection(String name) {
        return carol.get(200, "/v1/connections?name=" + name, Secret.ACCOUNT)
                .json()
                .at("/items/0/id")
                .textValue();
    }

    /** Somebody else's account by then. Its token is given back, which the provider takes badly. */
    private void elsewhere() {
        stage.provider().atRevocation = Told.error(
                400, stage.canaries().fresh(Secret.WORDS), stage.canaries().freshOdd(Secret.WORDS));
        stage.begin(dave, "keycloak").departs().failsAs(409, "account-connected-elsewhere");
        stage.provider().doAsYouShould();
    }

    /** In a browser that is signed in, and gets another session with the forge. */
    private void inASession() {
        stage.provider().person = new CanaryAccount(stage.canaries());
        Visitor browser = EverySignIn.in(stage, dave.token());
        String before = browser.cookie(Visitor.SESSION);
        Flow flow = stage.begin(
                        browser, "github", "return_to", "/?" + stage.canaries().of("return-to"))
                .departs();
        browser.page(303, flow.consent());
        if (browser.cookie(Visitor.SESSION).equals(before)) {
            throw new AssertionError("a switch of the forge must renew the session");
        }
    }

    private void stored() {
        for (String provider : List.of("github", "gitlab", "gitea", "nextcloud")) {
            stage.provider().person = new CanaryAccount(stage.canaries());
            stored(201, provider, Map.of("base_url", stage.provider().site(provider)));
        }
        Map<String, Object> claimed = Map.of(
                "base_url",
                stage.provider().site("gitea"),
                "uid",
                stage.canaries().fresh(Secret.ACCOUNT));
        stored(400, "gitea", claimed);
        for (Map.Entry<Told, Integer> refusal :
                new EveryAnswer(stage.canaries(), stage.provider()).refusals().entrySet()) {
            stage.provider().atAccount = refusal.getKey();
            // Each at a site of its own: one that was found busy is left alone for a while.
            String site = stage.provider()
                    .site("gitea-" + refusal.getKey().status() + stage.trail().size());
            stored(refusal.getValue() == 401 ? 422 : 201, "gitea", Map.of("base_url", site));
        }
        stage.provider().doAsYouShould();
    }

    private void stored(int status, String provider, Map<String, Object> account) {
        dave.write(
                status,
                "POST",
                "/v1/connections",
                EveryRoute.json(
                        "provider",
                        provider,
                        "name",
                        stage.canaries().of("stored-" + stage.trail().size()),
                        "kind",
                        "bearer",
                        "access_token",
                        stage.canaries().fresh(Secret.ACCESS_TOKEN),
                        "account",
                        account),
                Secret.ACCOUNT);
    }

    private void forge() {
        for (String provider : List.of("github", "gitlab", "gitea")) {
            String name = stage.canaries().of("connected-" + provider);
            String id = connection(name);
            carol.write(
                    200, "PUT", "/v1/forge", EveryRoute.json("forge_type", provider, "connection", id), Secret.ACCOUNT);
            carol.get(200, "/v1/forge/user", Secret.ACCOUNT);
            carol.get(200, "/v1/forge/repos?limit=10", Secret.ACCOUNT);
            for (Map.Entry<Told, Integer> refusal : new EveryAnswer(stage.canaries(), stage.provider())
                    .refusals()
                    .entrySet()) {
                stage.provider().atAccount = refusal.getKey();
                stage.provider().atRepositories = refusal.getKey();
                carol.get(refusal.getValue() == 401 ? 422 : 502, "/v1/forge/user");
                carol.get(refusal.getValue() == 401 ? 422 : 502, "/v1/forge/repos");
            }
            stage.provider().doAsYouShould();
        }
    }
}
