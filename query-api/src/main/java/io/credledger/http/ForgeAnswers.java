package io.credledger.http;

import io.credledger.forge.ForgeException.Kind;
import io.credledger.token.TokenRefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a forge answers, on its way to the caller. */
final class ForgeAnswers {

    private ForgeAnswers() {}

    /** Waits no longer than the outbound client's deadline, after which there is no answer any more. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return Coming.now(answer);
        } catch (TokenRefusedException e) {
            throw problem(e);
        }
    }

    /** A refused token is no OAuth error here: the caller asked a forge, not for a token. */
    private static ProblemException problem(TokenRefusedException refused) {
        if (refused.reason().equals(TokenRefusedException.NEEDS_REAUTH)) {
            return ProblemException.with(ProblemType.NEEDS_REAUTH, reconnecting(refused));
        }
        if (refused.isForNow()) {
            return ProblemException.with(ProblemType.UNAVAILABLE, refused.members());
        }
        return switch (refused.reason()) {
            case "expired" -> ProblemException.of(ProblemType.TOKEN_REJECTED);
            case "exchange-refused" -> ProblemException.of(ProblemType.PROVIDER_REFUSED);
            case "subject-token-not-a-jwt" ->
                ProblemException.with(ProblemType.FORBIDDEN, Map.of("detail", refused.description()));
            default -> ProblemException.of(ProblemType.NO_ACTIVE_FORGE);
        };
    }

    /** The names that problems have for what OAuth errors say. */
    private static Map<String, Object> reconnecting(TokenRefusedException refused) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("detail", refused.description());
        refused.members().forEach((name, value) -> members.put(name.replace("credledger_", ""), value));
        return members;
    }

    static ProblemType problem(Kind kind) {
        return switch (kind) {
            case TOKEN_REJECTED -> ProblemType.TOKEN_REJECTED;
            case FORBIDDEN -> ProblemType.PROVIDER_REFUSED;
            case RATE_LIMITED -> ProblemType.PROVIDER_RATE_LIMITED;
            case TARGET_REFUSED -> ProblemType.TARGET_REFUSED;
            case UNAVAILABLE -> ProblemType.PROVIDER_UNAVAILABLE;
        };
    }
}
