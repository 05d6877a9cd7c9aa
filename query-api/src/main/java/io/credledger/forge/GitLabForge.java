package io.credledger.forge;

import java.util.Map;

/** GitLab's REST API v4: docs.gitlab.com/api/users, /api/projects and /api/rest (pagination). */
final class GitLabForge implements ForgeDialect {

    @Override
    public Map<String, String> headers() {
        return Map.of("Accept", "application/json");
    }

    @Override
    public String userPath() {
        return "/user";
    }

    @Override
    public String repositoriesPath(ForgePageRequest page) {
        return "/projects?membership=true&order_by=id&sort=asc&per_page=" + page.size() + "&page=" + page.number();
    }

    @Override
    public ForgeUser user(ForgeJson json) {
        return new ForgeUser(
                json.required("/id"),
                json.required("/username"),
                json.text("/name"),
                json.link("/avatar_url"),
                json.link("/web_url"));
    }

    @Override
    public ForgeRepository repository(ForgeJson json) {
        return new ForgeRepository(
                json.required("/id"),
                json.required("/path_with_namespace"),
                json.required("/path"),
                json.required("/namespace/full_path"),
                json.text("/description"),
                !"public".equals(json.text("/visibility")),
                json.is("/archived"),
                json.has("/forked_from_project"),
                json.text("/default_branch"),
                json.link("/web_url"),
                json.link("/http_url_to_repo"),
                json.text("/ssh_url_to_repo"),
                json.time("/last_activity_at"));
    }

    /** Empty on the last page. */
    @Override
    public boolean hasNext(ForgeAnswer answer) {
        return answer.hasText("x-next-page");
    }
}
