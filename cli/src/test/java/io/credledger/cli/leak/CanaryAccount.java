package io.credledger.cli.leak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody's account at a provider, with what every provider calls it. */
final class CanaryAccount {

    private final String uid;
    private final String login;
    private final String name;
    private final String email;
    private final String picture;
    private final String page;

    CanaryAccount(Canaries canaries) {
        uid = canaries.fresh(Secret.ACCOUNT);
        login = canaries.fresh(Secret.ACCOUNT);
        name = canaries.freshOdd(Secret.ACCOUNT);
        email = canaries.met(Secret.ACCOUNT, canaries.fresh(Secret.ACCOUNT) + "@mail.example");
        picture = "https://" + canaries.fresh(Secret.ACCOUNT).replace('_', '-') + ".example/picture.png";
        page = "https://" + canaries.fresh(Secret.ACCOUNT).replace('_', '-') + ".example/page";
    }

    String uid() {
        return uid;
    }

    /** As an ID token has it. */
    Map<String, Object> claims() {
        return Map.of(
                "sub",
                uid,
                "preferred_username",
                login,
                "name",
                name,
                "email",
                email,
                "picture",
                picture,
                "profile",
                page);
    }

    /** As every provider's account has it. */
    Map<String, Object> everywhere() {
        Map<String, Object> all = new TreeMap<>(claims());
        all.putAll(Map.of(
                "id", uid,
                "current_user_id", 7,
                "login", login,
                "username", login,
                "subdomain", login,
                "full_name", name,
                "avatar_url", picture,
                "html_url", page,
                "web_url", page,
                "commit_email", email));
        all.put("scope", List.of("read_api", "read_user", "write_repository"));
        all.put("ocs", Map.of("data", Map.of("id", uid, "displayname", name, "email", email)));
        return all;
    }

    /** As every forge has it. */
    Map<String, Object> repository() {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "id", uid,
                "name", login,
                "path", login,
                "full_name", login + "/" + login,
                "path_with_namespace", login + "/" + login,
                "description", name,
                "default_branch", login,
                "html_url", page,
                "clone_url", page));
        all.put("owner", Map.of("login", login));
        all.put("namespace", Map.of("full_path", login));
        return all;
    }
}
