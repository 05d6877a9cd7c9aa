package io.credledger.token;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The form of a token request: it is one, or it is refused in the words of the RFC. */
public final class TokenRequestFuzz {

    private TokenRequestFuzz() {}

    /** For Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        Map<String, List<String>> form = URLUtils.parseParameters(new String(data, StandardCharsets.UTF_8));
        try {
            TokenRequest request = TokenRequest.parse(form);
            if (!request.toString().equals("TokenRequest [redacted]")) {
                throw new AssertionError("nothing of it must be shown");
            }
        } catch (TokenRefusedException refused) {
            if (!refused.error().matches("[a-z_]+") || refused.description().isBlank()) {
                throw new AssertionError("a refusal must name its error and the rule", refused);
            }
        }
    }
}
