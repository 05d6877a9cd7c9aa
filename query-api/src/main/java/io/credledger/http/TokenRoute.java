package io.credledger.http;

import io.credledger.session.Authenticator;
import io.credledger.session.Caller;
import io.credledger.session.ClientAuthentication;
import io.credledger.session.Presented;
import io.credledger.token.HandOut;
import io.credledger.token.TokenAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v1/token}: the one answer with a provider's token in it. */
final class TokenRoute implements Answering {

    private final HandOut handOut;
    private final Authenticator callers;

    TokenRoute(HandOut handOut, Authenticator callers) {
        this.handOut = handOut;
        this.callers = callers;
    }

    @Override
    public void answer(Call call) {
        Map<String, List<String>> form = new LinkedHashMap<>(call.form());
        Caller caller = call.client().known().orElseGet(() -> subject(call));
        Right.OWN_THINGS.require(caller, false);
        form.keySet().removeAll(ClientAuthentication.PARAMETERS);
        call.later(handOut.answer(caller, form), answer -> hand(call, answer));
    }

    /** A public client is whom its subject token is for. */
    private Caller subject(Call call) {
        String token = Form.only(call.form(), "subject_token");
        Optional<Caller> subject = token == null ? Optional.empty() : callers.authenticate(Presented.bearer(token));
        return call.client().or(subject.orElseThrow(() -> ProblemException.of(ProblemType.NOT_AUTHENTICATED)));
    }

    private static void hand(Call call, TokenAnswer answer) {
        try (answer) {
            call.header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .bytes(200, "application/json", answer.toJson());
        }
    }
}
