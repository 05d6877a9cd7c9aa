package io.credledger.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a provider catalogue must know of such a server; text for {@code credledger.providers.file}. It is on loopback and speaks plain http, so
 * {@code credledger.outbound.allowed.hosts} must name it as well.
 *
 * @param id the provider's
 * @param baseUrl without a final slash, like {@code http://127.0.0.1:9000}
 */
public record DemoDefinition(String id, String name, String baseUrl, GrantPolicy policy) {

    public DemoDefinition {
        if (baseUrl.endsWith("/")) {
            throw new IllegalArgumentException("a base URL has no final slash");
        }
    }

    public DemoDefinition(String id, String baseUrl, GrantPolicy policy) {
        this(id, "Demo provider", baseUrl, policy);
    }

    public static String file(List<DemoDefinition> definitions) {
        return definitions.stream().map(DemoDefinition::yaml).collect(Collectors.joining("\n", "providers:\n", ""));
    }

    private String yaml() {
        String refreshLife = policy.refreshLife() == null ? "" : "\n      refresh_token: " + policy.refreshLife();
        return """
                  - id: %s
                    name: %s
                    base_url: %s
                    ways: [stored]
                    endpoints:
                      authorization: "{base_url}/authorize"
                      token: "{base_url}/token"
                      revocation: "{base_url}/revoke"
                      api: "{base_url}/api"
                    scopes:
                      defaults: [read]
                      words:
                        read: See what is yours
                        write: Change what is yours
                    account:
                      - from: "{api}/user"
                        uid: /id
                        login: /login
                        display_name: /name
                    life:
                      access_token: %s
                      rotation: %s
                      grace: %s
                      reuse_detected: %s%s
                    revocation: rfc7009
                """.formatted(
                        id,
                        name,
                        baseUrl,
                        policy.accessLife(),
                        policy.rotation().name().toLowerCase(Locale.ROOT),
                        policy.grace(),
                        policy.reuseDetected(),
                        refreshLife);
    }
}
