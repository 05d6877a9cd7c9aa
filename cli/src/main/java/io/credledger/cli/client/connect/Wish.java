package io.credledger.cli.client.connect;

import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be connected, and how.
 *
 * @param name null for the default one
 * @param baseUrl null where the catalogue or the server's client knows it
 */
record Wish(
        String provider,
        @Nullable String name,
        List<String> scopes,
        @Nullable String baseUrl,
        boolean activate,
        boolean replaceAccount) {

    Wish {
        scopes = List.copyOf(scopes);
    }

    Wish at(@Nullable String otherBaseUrl) {
        return new Wish(provider, name, scopes, otherBaseUrl, activate, replaceAccount);
    }

    ApiRequest request() {
        return ApiRequest.post("v1", "connect", provider)
                .json(new Fields()
                        .with("name", name)
                        .withUnlessEmpty("scopes", scopes)
                        .with("base_url", baseUrl)
                        .with("activate", activate ? null : false)
                        .with("replace_account", replaceAccount ? true : null));
    }
}
