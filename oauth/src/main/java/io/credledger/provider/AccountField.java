package io.credledger.provider;

import java.util.Locale;

/** What is read of an external account. Later ones may be made of earlier ones. */
public enum AccountField {
    /** What never changes: the account's identity at the provider. */
    UID,
    LOGIN,
    DISPLAY_NAME,
    AVATAR_URL,
    COMMIT_EMAIL;

    /** As it is written in the catalogue file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
