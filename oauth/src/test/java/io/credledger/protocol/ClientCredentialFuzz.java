package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.credledger.protocol.ClientCredential.IdAndSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What says who a client is: a line that is the header {@code Authorization}, if there is anything in it, and then a form. */
final class ClientCredentialFuzz {

    private ClientCredentialFuzz() {}

    /** For Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] parts = new String(data, StandardCharsets.UTF_8).split("\n", 2);
        Map<String, List<String>> form = URLUtils.parseParameters(parts.length < 2 ? "" : parts[1]);
        String header = parts[0].isEmpty() ? null : parts[0];
        ClientCredential credential = ClientCredential.read(header, form);
        if (credential instanceof IdAndSecret both) {
            require(both.secret().length() > 0, "a secret must not be empty");
            require(!both.id().isBlank(), "an id must not be blank");
            require(both.inHeader() == (header != null), "a secret must be from where it is said to be");
            require(both.toString().equals("IdAndSecret [redacted]"), "nothing of it must be shown");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }
}
