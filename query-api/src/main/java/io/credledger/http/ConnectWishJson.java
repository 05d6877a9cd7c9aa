package io.credledger.http;

import io.credledger.connect.ConnectWish;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.web.ReturnTo;

/** The body of {@code POST /v1/connect/{provider}}: nothing in it is needed. */
final class ConnectWishJson {

    private ConnectWishJson() {}

    static ConnectWish parse(ProviderId provider, Fields fields) {
        ConnectionName name = fields.optionalParsed("name", Limits.HANDLE, ConnectionName::new);
        ConnectWish wish = new ConnectWish(
                provider,
                name == null ? ConnectionName.DEFAULT : name,
                fields.texts("scopes", Limits.SCOPES, Limits.SCOPE),
                fields.optionalText("base_url", Limits.URL),
                fields.has("activate") ? fields.flag("activate") : null,
                fields.flag("replace_account"),
                fields.optionalParsed("return_to", ReturnTo.MAX, ReturnTo::new),
                fields.optionalParsed("owner", Limits.HANDLE, Handle::new));
        fields.done();
        return wish;
    }
}
