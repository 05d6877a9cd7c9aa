package io.credledger.cli.git;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** User and password of a header (RFC 7617). */
record BasicCredentials(String username, String password) {

    static Optional<BasicCredentials> of(@Nullable String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        String both = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        int colon = both.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(both.substring(0, colon), both.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "BasicCredentials [redacted]";
    }
}
