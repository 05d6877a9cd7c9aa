package io.credledger.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.provider.ExternalAccount;
import org.jspecify.annotations.Nullable;

/** What is kept of an external account beside uid and login: a JSON object with avatar, name and commit e-mail, as far as they are known. */
public final class AccountMetadata {

    /** Longer ones are nobody's picture or name. */
    private static final int MAX_URL = 2000;

    private static final int MAX_TEXT = 255;

    private AccountMetadata() {}

    /** Null where there is nothing. */
    public static @Nullable String of(ExternalAccount account) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        put(metadata, "avatar_url", account.avatarUrl(), MAX_URL);
        put(metadata, "display_name", account.displayName(), MAX_TEXT);
        put(metadata, "commit_email", account.commitEmail(), MAX_TEXT);
        return metadata.isEmpty() ? null : metadata.toString();
    }

    private static void put(ObjectNode metadata, String name, @Nullable String value, int max) {
        if (value != null && value.length() <= max) {
            metadata.put(name, value);
        }
    }
}
