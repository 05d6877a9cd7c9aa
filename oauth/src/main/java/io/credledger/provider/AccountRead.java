package io.credledger.provider;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place where the account is read. Of several ways to a field the first that yields something counts, and an earlier place goes before a later one.
 *
 * @param from {@code id_token}, {@code userinfo}, or the template of a URL
 * @param headers of the GET, beside authorization
 * @param optional whether a refusal there is no failure: not every token may read everything
 * @param scopes where the answer has the token's scopes: a list, or a text
 * @param scopesHeader the answer's header that has them
 */
public record AccountRead(
        String from,
        Map<String, String> headers,
        boolean optional,
        List<FieldValue> uid,
        List<FieldValue> login,
        List<FieldValue> displayName,
        List<FieldValue> avatarUrl,
        List<FieldValue> commitEmail,
        @Nullable JsonPointer scopes,
        @Nullable String scopesHeader) {

    static final String ID_TOKEN = "id_token";
    static final String USERINFO = "userinfo";

    public AccountRead {
        headers = Map.copyOf(headers);
        uid = List.copyOf(uid);
        login = List.copyOf(login);
        displayName = List.copyOf(displayName);
        avatarUrl = List.copyOf(avatarUrl);
        commitEmail = List.copyOf(commitEmail);
    }

    List<FieldValue> ways(AccountField field) {
        return switch (field) {
            case UID -> uid;
            case LOGIN -> login;
            case DISPLAY_NAME -> displayName;
            case AVATAR_URL -> avatarUrl;
            case COMMIT_EMAIL -> commitEmail;
        };
    }
}
