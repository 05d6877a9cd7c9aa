package io.credledger.cli.client.profile;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token and how it was found.
 *
 * @param origin in words
 * @param file the file that it is in, when it is in one
 */
public record FoundToken(SecretToken token, String origin, Optional<TokenFile> file) {

    private static final Pattern API_TOKEN = Pattern.compile("(clt_[0-9a-z]{26})_.+");
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");

    /** Whether it is an issuer's rather than the ledger's own: a JWT in compact form (RFC 7515 §7.1). */
    @RevealsSecret(reason = "looks at its form, keeps nothing")
    public boolean isJwt() {
        return JWT.matcher(token.revealText()).matches();
    }

    /** The part of an API token that is no secret and names it; another issuer's token has none. */
    @RevealsSecret(reason = "cuts the public part out, keeps nothing else")
    public Optional<String> id() {
        Matcher matcher = API_TOKEN.matcher(token.revealText());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
