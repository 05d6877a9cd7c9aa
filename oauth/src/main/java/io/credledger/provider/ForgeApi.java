package io.credledger.provider;

/** Which forge's REST API a forge speaks. Forgejo speaks Gitea's. */
public enum ForgeApi {
    GITHUB,
    GITLAB,
    GITEA
}
