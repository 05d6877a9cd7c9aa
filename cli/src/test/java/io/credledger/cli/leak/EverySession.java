package io.credledger.cli.leak;

import static io.credledger.cli.leak.EveryRoute.json;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uses every route of signing in as it is meant, and some as they are not. */
final class EverySession {

    private static final String COOKIE = "credledger_session";

    private final Canaries canaries;
    private final Api nobody;
    private final Api admin;
    private final String handle;
    private final String token;

    EverySession(Canaries canaries, Api nobody, Api admin, String handle, String token) {
        this.canaries = canaries;
        this.nobody = nobody;
        this.admin = admin;
        this.handle = handle;
        this.token = token;
    }

    void run(List<Api.Answer> answers) {
        answers.add(expect(303, nobody.get("/")));
        Api.Answer page = expect(200, nobody.get("/signin?return_to=/" + canaries.of("return-to")));
        answers.add(page);
        byForm(answers, page);
        notConfigured(answers);
        Api.Answer in = expect(
                200,
                nobody.post(
                        "/signin/token",
                        json("token", token),
                        "User-Agent",
                        canaries.odd("agent").replaceAll("[^ -~]", "")));
        String cookie = COOKIE + "=" + canaries.know("session cookie", cookie(in, COOKIE));
        String csrf = canaries.know("CSRF token", in.json().get("csrf_token").textValue());
        answers.add(expect(200, asked("GET", "/", cookie, csrf)));
        answers.add(expect(200, asked("GET", "/v1/sessions", cookie, csrf)));
        answers.add(expect(403, asked("DELETE", "/v1/sessions", cookie, canaries.of("wrong-csrf"))));
        String id = asked("GET", "/v1/sessions", cookie, csrf)
                .json()
                .at("/items/0/id")
                .textValue();
        answers.add(expect(204, asked("DELETE", "/v1/sessions/" + id, cookie, csrf)));
        answers.add(expect(401, asked("GET", "/v1/sessions", COOKIE + "=" + canaries.of("wrong-cookie"), csrf)));
        answers.add(expect(204, admin.as(token).delete("/v1/sessions")));
        answers.add(expect(204, asked("POST", "/v1/signout", cookie, csrf)));
        logins(answers);
    }

    private void byForm(List<Api.Answer> answers, Api.Answer page) {
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page.body());
        if (!csrf.find()) {
            throw new AssertionError("the page must have a form");
        }
        String cookie =
                "credledger_presession=" + canaries.know("cookie of the form", cookie(page, "credledger_presession"));
        Map<String, String> fields =
                Map.of("token", canaries.of("pasted-token"), "csrf", canaries.know("token of the form", csrf.group(1)));
        answers.add(expect(401, nobody.form("/signin/token", fields, "Cookie", cookie)));
        answers.add(expect(403, nobody.form("/signin/token", fields, "Cookie", "credledger_presession=x")));
    }

    private void notConfigured(List<Api.Answer> answers) {
        answers.add(expect(404, nobody.get("/v1/signin/oidc")));
        answers.add(expect(
                404,
                nobody.get("/v1/signin/oidc/callback?code=" + canaries.of("code") + "&state=" + canaries.of("state"))));
    }

    private void logins(List<Api.Answer> answers) {
        String path = "/v1/identities/" + handle + "/logins";
        Api.Answer mapped = admin.put(
                path,
                json(
                        "issuer",
                        "https://" + canaries.of("issuer-host") + ".example",
                        "subject",
                        canaries.odd("subject")));
        answers.add(expect(200, mapped));
        answers.add(expect(200, admin.get(path)));
        answers.add(
                expect(204, admin.delete(path + "/" + mapped.json().get("id").textValue())));
    }

    private Api.Answer asked(String method, String path, String cookie, String csrf) {
        return nobody.send(method, path, null, null, "Cookie", cookie, "X-CSRF-Token", csrf);
    }

    private static String cookie(Api.Answer answer, String name) {
        Matcher set = Pattern.compile(name + "=([A-Za-z0-9_-]+)").matcher(answer.headers());
        if (!set.find()) {
            throw new AssertionError("a cookie must be set: " + name);
        }
        return set.group(1);
    }

    private static Api.Answer expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " and got " + answer);
        }
        return answer;
    }
}
