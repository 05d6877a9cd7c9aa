package io.credledger.connect;

import io.credledger.provider.ExternalAccount;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whether what a provider says of an account can be kept: its ids have 255 characters at most and are text. */
final class AccountLimits {

    private static final int MAX = 255;

    private AccountLimits() {}

    static boolean keep(ExternalAccount account) {
        return isText(account.uid()) && isText(account.login());
    }

    private static boolean isText(@Nullable String value) {
        return value == null
                || (!value.isEmpty()
                        && value.length() <= MAX
                        && StandardCharsets.UTF_8.newEncoder().canEncode(value)
                        && value.chars().noneMatch(Character::isISOControl));
    }
}
