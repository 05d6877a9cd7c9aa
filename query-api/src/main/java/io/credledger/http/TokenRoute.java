package io.credledger.http;

import io.credledger.session.ClientAuthentication;
import io.credledger.token.Acquired;
import io.credledger.token.HandOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /v1/token}: the one answer with a provider's token in it. */
final class TokenRoute implements Answering {

    private final HandOut handOut;

    TokenRoute(HandOut handOut) {
        this.handOut = handOut;
    }

    @Override
    public void answer(Call call) {
        Map<String, List<String>> form = new LinkedHashMap<>(call.form());
        form.keySet().removeAll(ClientAuthentication.PARAMETERS);
        call.later(handOut.answer(call.client(), form), answer -> hand(call, answer));
    }

    private static void hand(Call call, Acquired answer) {
        try (answer) {
            call.header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .bytes(200, "application/json", answer.toJson());
        }
    }
}
