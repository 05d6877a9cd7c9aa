package io.credledger.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry is, and as whom to ask it: {@code https://user:password@host/path}, as Confluent's clients take it. The credentials leave the
 * address at once, so that neither a message nor a log line about the address can show them.
 */
final class RegistryAddress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String root;
    private final @Nullable String authorization;

    private RegistryAddress(String root, @Nullable String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    static RegistryAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean web = "http".equals(scheme) || "https".equals(scheme);
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                URI bare = new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
                return new RegistryAddress(bare.toString().replaceAll("/+$", ""), basic(uri.getUserInfo()));
            }
        } catch (URISyntaxException e) {
            // Its message quotes the address, password and all.
        }
        throw new IllegalArgumentException(FramedSerializer.REGISTRY_URL + " must be an http or https address");
    }

    private static @Nullable String basic(@Nullable String userInfo) {
        return userInfo == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return root;
    }
}
