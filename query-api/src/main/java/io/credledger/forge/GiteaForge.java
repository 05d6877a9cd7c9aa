package io.credledger.forge;

import java.util.Map;

/** Gitea's and Forgejo's REST API v1: docs.gitea.com/api and forgejo.org/docs/latest/user/api-usage. */
final class GiteaForge implements ForgeDialect {

    @Override
    public Map<String, String> headers() {
        return Map.of("Accept", "application/json");
    }

    @Override
    public String userPath() {
        return "/user";
    }

    /** A server gives fewer at once where its operator says so, and counts its pages accordingly. */
    @Override
    public String repositoriesPath(ForgePageRequest page) {
        return "/user/repos?limit=" + page.size() + "&page=" + page.number();
    }

    @Override
    public ForgeUser user(ForgeJson json) {
        return GitHubShapes.user(json, "/full_name");
    }

    @Override
    public ForgeRepository repository(ForgeJson json) {
        return GitHubShapes.repository(json, "/updated_at");
    }

    @Override
    public boolean hasNext(ForgeAnswer answer) {
        return answer.links("next");
    }
}
