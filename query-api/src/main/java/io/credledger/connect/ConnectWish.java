package io.credledger.connect;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.web.ReturnTo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to connect.
 *
 * @param scopes names of scopes or of the definition's sets; empty for its defaults
 * @param baseUrl where the provider is; null where the server's client is, or the catalogue says
 * @param activate whether it becomes the active forge; null for whatever is a forge
 * @param owner in whose namespace: null for the caller's own
 */
public record ConnectWish(
        ProviderId provider,
        ConnectionName name,
        List<String> scopes,
        @Nullable String baseUrl,
        @Nullable Boolean activate,
        boolean replaceAccount,
        @Nullable ReturnTo returnTo,
        @Nullable Handle owner) {

    public ConnectWish {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "ConnectWish [redacted]";
    }
}
