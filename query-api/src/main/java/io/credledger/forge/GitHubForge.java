package io.credledger.forge;

import java.util.Map;

/** GitHub's REST API, version 2022-11-28: docs.github.com/rest/users/users and /rest/repos/repos. */
final class GitHubForge implements ForgeDialect {

    @Override
    public Map<String, String> headers() {
        return Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");
    }

    @Override
    public String userPath() {
        return "/user";
    }

    @Override
    public String repositoriesPath(ForgePageRequest page) {
        return "/user/repos?sort=full_name&per_page=" + page.size() + "&page=" + page.number();
    }

    @Override
    public ForgeUser user(ForgeJson json) {
        return GitHubShapes.user(json, "/name");
    }

    @Override
    public ForgeRepository repository(ForgeJson json) {
        return GitHubShapes.repository(json, "/pushed_at");
    }

    @Override
    public boolean hasNext(ForgeAnswer answer) {
        return answer.links("next");
    }
}
