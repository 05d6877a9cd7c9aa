package io.credledger.provider;

import java.util.List;

/** The endpoints that a definition's ways need are there, and no others. */
final class EndpointRule implements DefinitionRule {

    private static final List<String> DISCOVERED =
            List.of("authorization", "token", "userinfo", "revocation", "exchange", "issuer", "jwks");

    @Override
    public void check(Definition definition) {
        if (!definition.at("endpoints").isObject()) {
            return;
        }
        if (definition.flag("endpoints.discovery")) {
            discovered(definition);
        } else {
            listed(definition);
        }
        api(definition);
    }

    private static void discovered(Definition definition) {
        for (String name : DISCOVERED) {
            definition.require(
                    !definition.has("endpoints." + name),
                    "endpoints." + name,
                    "must not be given where endpoints are discovered");
        }
    }

    private static void listed(Definition definition) {
        for (String name : List.of("authorization", "token")) {
            definition.require(
                    definition.has("endpoints." + name),
                    "endpoints." + name,
                    "is required where endpoints are not discovered");
        }
        definition.require(
                definition.has("endpoints.revocation") == definition.is("revocation", "rfc7009"),
                "endpoints.revocation",
                "must be given for revocation rfc7009 and for no other");
        definition.require(
                !definition.has("endpoints.exchange") || definition.is("exchange", "rfc8693"),
                "endpoints.exchange",
                "must be given for exchange rfc8693 only");
        definition.require(
                definition.has("endpoints.issuer") == definition.has("endpoints.jwks"),
                "endpoints.issuer",
                "must be given with jwks, and jwks with it");
    }

    private static void api(Definition definition) {
        boolean api = definition.has("endpoints.api");
        definition.require(api || !definition.has("forge_api"), "endpoints.api", "is required for a forge");
        boolean github = definition.text("revocation").orElse("").startsWith("github");
        definition.require(api || !github, "endpoints.api", "is required for this revocation");
        definition.require(
                !definition.has("endpoints.home_api") || (api && definition.has("base_url")),
                "endpoints.home_api",
                "must be given with api and base_url only");
    }
}
