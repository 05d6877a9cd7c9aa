package io.credledger.faulty;

import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.FamilyId;
import io.credledger.demo.TokenDigest;
import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every request to one endpoint, numbered as it came. */
final class RequestLog {

    private final Endpoint endpoint;
    private final AuthorizationServer server;
    private final Clock clock = Clock.systemUTC();
    private final List<TokenRequestSeen> seen = new ArrayList<>();
    private final Map<TokenDigest, Integer> byToken = new HashMap<>();
    private final Map<FamilyId, Integer> byFamily = new HashMap<>();

    RequestLog(Endpoint endpoint, AuthorizationServer server) {
        this.endpoint = endpoint;
        this.server = server;
    }

    synchronized TokenRequestSeen note(Asked asked) {
        Map<String, String> form = asked.form();
        String sent = form.get(endpoint == Endpoint.TOKEN ? "refresh_token" : "token");
        TokenDigest token = sent == null ? null : TokenDigest.of(SecretToken.takeCopyOf(sent));
        FamilyId family = token == null ? null : server.familyOf(token).orElse(null);
        TokenRequestSeen request = new TokenRequestSeen(
                endpoint,
                seen.size() + 1,
                clock.instant(),
                client(asked, form),
                form.get("grant_type"),
                token,
                token == null ? 0 : byToken.merge(token, 1, Integer::sum),
                family,
                family == null ? 0 : byFamily.merge(family, 1, Integer::sum));
        seen.add(request);
        return request;
    }

    private static @Nullable String client(Asked asked, Map<String, String> form) {
        String header = asked.headers().getOrDefault("authorization", "");
        if (!header.startsWith("Basic ")) {
            return form.get("client_id");
        }
        String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        return Asked.decoded(pair.substring(0, Math.max(0, pair.indexOf(':'))));
    }

    synchronized List<TokenRequestSeen> all() {
        return List.copyOf(seen);
    }
}
