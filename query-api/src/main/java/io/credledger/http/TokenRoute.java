package io.credledger.http;

import io.credledger.token.HandOut;
import io.credledger.token.TokenAnswer;

/** {@code POST /v1/token}: the one answer with a provider's token in it. */
final class TokenRoute implements Answering {

    private final HandOut handOut;

    TokenRoute(HandOut handOut) {
        this.handOut = handOut;
    }

    @Override
    public void answer(Call call) {
        call.later(handOut.answer(call.caller(), call.form()), answer -> hand(call, answer));
    }

    private static void hand(Call call, TokenAnswer answer) {
        try (answer) {
            call.header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .bytes(200, "application/json", answer.toJson());
        }
    }
}
