package io.credledger.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request (RFC 6749 section 4.1.1) with a challenge of S256 (RFC 7636).
 *
 * @param redirectUri loopback, without a fragment
 * @param state what the client wants back; it is in its browser's address anyway
 */
public record AuthorizationWish(
        String clientId,
        URI redirectUri,
        List<String> scopes,
        @Nullable String state,
        String challenge) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public AuthorizationWish {
        scopes = List.copyOf(scopes);
    }

    /** Empty where it could not be answered without sending a browser to somebody unknown. */
    public static Optional<AuthorizationWish> read(Map<String, String> query) {
        URI redirect = loopback(query.getOrDefault("redirect_uri", ""));
        String challenge = query.getOrDefault("code_challenge", "");
        boolean understood = "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method"))
                && CHALLENGE.matcher(challenge).matches();
        if (redirect == null || !understood) {
            return Optional.empty();
        }
        List<String> scopes = query.getOrDefault("scope", "")
                .lines()
                .flatMap(line -> Pattern.compile(" +").splitAsStream(line))
                .filter(scope -> !scope.isEmpty())
                .toList();
        return Optional.of(new AuthorizationWish(
                query.getOrDefault("client_id", ""), redirect, scopes, query.get("state"), challenge));
    }

    private static @Nullable URI loopback(String text) {
        try {
            URI uri = URI.create(text);
            boolean ours = uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            return ours ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Where the browser goes with a no. */
    public URI denied() {
        return back("error=access_denied");
    }

    URI back(String parameters) {
        String joint = redirectUri.getRawQuery() == null ? "?" : "&";
        String back = state == null ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        return URI.create(redirectUri + joint + parameters + back);
    }

    @Override
    public String toString() {
        return "AuthorizationWish [redacted]";
    }
}
