package io.credledger.config;

import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Optional;

/** The types of secret settings. Their text is used as it is: blanks may belong to a password. */
public final class SecretTypes {

    private SecretTypes() {}

    public static SettingType<SecretToken> secret() {
        return new SettingType<>(
                "a secret of 1 to " + SecretToken.MAX_BYTES + " bytes of UTF-8", true, SecretTypes::parse);
    }

    /** One or more, separated by commas, surrounding blanks ignored: for keys, whose text has neither. */
    public static SettingType<List<SecretToken>> secrets() {
        return SettingTypes.listOf(secret());
    }

    private static Optional<SecretToken> parse(String text) {
        try {
            return Optional.of(SecretToken.fromUserInput(text));
        } catch (SecretRefusedException e) {
            return Optional.empty();
        }
    }
}
