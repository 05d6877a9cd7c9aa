package io.credledger.forge;

/** Users and repositories in the shapes of GitHub's API, which Gitea's took over but for a few names. */
final class GitHubShapes {

    private GitHubShapes() {}

    /** @param name where people's names are */
    static ForgeUser user(ForgeJson json, String name) {
        return new ForgeUser(
                json.required("/id"),
                json.required("/login"),
                json.text(name),
                json.link("/avatar_url"),
                json.link("/html_url"));
    }

    /** @param changed where the time of the last change is */
    static ForgeRepository repository(ForgeJson json, String changed) {
        return new ForgeRepository(
                json.required("/id"),
                json.required("/full_name"),
                json.required("/name"),
                json.required("/owner/login"),
                json.text("/description"),
                json.is("/private"),
                json.is("/archived"),
                json.is("/fork"),
                json.text("/default_branch"),
                json.link("/html_url"),
                json.link("/clone_url"),
                json.text("/ssh_url"),
                json.time(changed));
    }
}
